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
}
