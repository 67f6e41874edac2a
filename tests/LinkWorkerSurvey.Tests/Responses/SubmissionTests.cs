using CsCheck;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Responses;

public class SubmissionTests
{
    public static TheoryData<string> Letters => ["a", "ŵ", "e\u0301", "👍🏽", "❤️"];

    [Fact]
    public void Ticks_AreSortedAndDistinct() => Assert.Equal([201, 299, 601, 1003], Sheet([1003, 299, 201, 601, 299, 201]).Ticks);

    [Fact]
    public void Ticks_OfAnyKnownOptions_AreKeptInOrder()
    {
        var known = TestData
            .Questionnaire.Questions.Where(q => q.Kind == QuestionKinds.MultipleChoice)
            .SelectMany(q => q.Choices())
            .Select(o => o.Key)
            .ToArray();
        Gen.Int[0, known.Length - 1]
            .Array.Select(picked => picked.Select(i => known[i]))
            .Sample(keys => Assert.Equal(keys.Distinct().Order(), Sheet(keys).Ticks));
    }

    [Theory]
    [InlineData(205)]
    [InlineData(-201)]
    [InlineData(101)]
    [InlineData(0)]
    [InlineData(201, 205)]
    [InlineData(0, 205)]
    public void AnOptionThatIsNotThere_IsRefused(params int[] ticks) =>
        Assert.Throws<ArgumentException>(() => Sheet([.. ticks.Select(t => (short)t)]));

    [Theory]
    [InlineData(601, 602)]
    [InlineData(1001, 1099)]
    public void SeveralAnswersToAChooseOneQuestion_AreRefused(short first, short second) =>
        Assert.Throws<ArgumentException>(() => Sheet([first, second]));

    [Fact]
    public void OneAnswerToEachChooseOneQuestion_IsTaken() => Assert.Equal([601, 1001], Sheet([601, 1001]).Ticks);

    [Theory]
    [InlineData("Q2", false)] // only 'Other' has a text box
    [InlineData("Q6", false)]
    [InlineData("Q4", true)] // an open question has no 'Other'
    [InlineData("Q99", false)]
    public void ATextOutOfPlace_IsRefused(string question, bool isOther) =>
        Assert.Throws<ArgumentException>(() => Sheet([], new AnswerText(question, isOther, "words")));

    [Fact]
    public void TwoTextsForOneQuestion_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Sheet([], new AnswerText("Q4", false, "one"), new AnswerText("Q4", false, "two")));

    [Theory]
    [MemberData(nameof(Letters))]
    public void ATextAtTheLimitAPersonCounts_IsTakenWhole_AndOneMoreIsRefused(string letter)
    {
        Assert.All([("Q4", false, 5000), ("Q2", true, 500)], place =>
        {
            var (question, isOther, limit) = place;
            var longest = string.Concat(Enumerable.Repeat(letter, limit));
            Assert.Equal(longest, Sheet([], new AnswerText(question, isOther, longest)).Texts.Single().Text);
            Assert.Throws<ArgumentException>(() => Sheet([], new AnswerText(question, isOther, longest + letter)));
        });
    }

    [Fact]
    public void BlankTexts_AreNoAnswers()
    {
        var submission = Sheet(
            [],
            new AnswerText("Q4", false, " \r\n"),
            new AnswerText("Q5", false, "\u200B"),
            new AnswerText("Q7", false, " listen "));
        Assert.Equal([new AnswerText("Q7", false, "listen")], submission.Texts);
    }

    [Fact]
    public void ATextBesideOther_StandsWithoutTheTick()
    {
        var submission = Sheet([], new AnswerText("Q6", true, "a walk"));
        Assert.Empty(submission.Ticks);
        Assert.Single(submission.Texts);
    }

    [Fact]
    public void ASubmission_IsEmptyOnlyWithNothingInIt()
    {
        Assert.True(Sheet([], new AnswerText("Q4", false, " ")).IsEmpty);
        Assert.False(Sheet([201]).IsEmpty);
        Assert.False(Sheet([], new AnswerText("Q4", false, "words")).IsEmpty);
    }

    private static Submission Sheet(IEnumerable<short> ticks, params AnswerText[] texts) => new(TestData.Questionnaire, ticks, texts);
}
