using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Waves;

public class SyntheticSubmissionsTests
{
    private static IReadOnlyList<Submission> Make() => SyntheticSubmissions.Of(Wave.Of2019, TestData.Questionnaire);

    [Fact]
    public void TheSameWaveGivesTheSame105Sheets()
    {
        var (once, again) = (Make(), Make());
        Assert.Equal(105, once.Count);
        Assert.Equal(once.Select(s => s.Ticks), again.Select(s => s.Ticks));
        Assert.Equal(once.Select(s => s.Texts), again.Select(s => s.Texts));
    }

    [Theory]
    [InlineData("Q6")]
    [InlineData("Q10")]
    public void NobodyChoosesTwiceWhereOneIsToBeChosen(string question)
    {
        var choices = TestData.Questionnaire.Question(question).Choices().Select(o => o.Key).ToHashSet();
        Assert.All(Make(), submission => Assert.InRange(submission.Ticks.Count(choices.Contains), 0, 1));
    }

    [Fact]
    public void AnswersInTheSameWords_HaveTheSameCodes()
    {
        var same = Wave.Of2019.Answers.GroupBy(answer => (answer.Question, SameWords.FormOf(answer.Text))).ToList();
        Assert.Contains(same, answers => answers.Count() > 1);
        Assert.All(same, answers => Assert.All(answers, answer => Assert.Equal(answers.First().Codes, answer.Codes)));
    }

    [Fact]
    public void Answers_AreShortAndVaried()
    {
        var answers = Wave.Of2019.Answers;
        Assert.All(answers, answer => Assert.InRange(answer.Text.Length, 3, 200));
        Assert.InRange(answers.DistinctBy(answer => (answer.Question, answer.Text)).Count(), 0.95 * answers.Count, answers.Count - 1);
    }

    /// <summary>Counts ticks and codes apart from the program, for the figures that the report gives and for those it does not.</summary>
    [Fact]
    public void TicksAndCodes_AddUpToTheWavesCounts_AndCountNobodyTwice()
    {
        var codes = Wave.Of2019.Answers.ToLookup(answer => (answer.Question, answer.Text), answer => answer.Codes);
        var counts = Make()
            .SelectMany(submission => submission.Ticks
                .Union(submission.Texts.SelectMany(text => codes[(text.Question, text.Text)].First())))
            .CountBy(key => key)
            .ToDictionary();

        Assert.All(
            Wave.Of2019.Facets.SelectMany(facet => facet.Categories),
            category => Assert.Equal(category.Count, counts[category.Key]));
    }

    [Theory]
    [InlineData("Q1", 103)]
    [InlineData("Q4", 99)]
    [InlineData("Q5", 102)]
    [InlineData("Q7", 101)]
    [InlineData("Q8", 98)]
    public void OpenQuestions_HaveAsManyAnswersAsBefore(string question, int count) =>
        Assert.Equal(count, Make().Count(submission => submission.Texts.Any(text => text.Question == question)));
}
