using System.Text.Json;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Questionnaires;

public class QuestionnaireDocumentTests
{
    private static readonly Question Open = new()
    {
        Code = "A",
        Kind = QuestionKinds.OpenText,
        Title = "A",
        Text = "A?",
    };
    private static readonly Question Choice = new()
    {
        Code = "B",
        Kind = QuestionKinds.SingleChoice,
        Title = "B",
        Text = "B?",
        Options = [new(1, "Yes"), new(2, "No")],
        Other = new(9, "Other"),
    };

    [Fact]
    public void Parse_TakesQuestionsThatCanBeAskedAndCounted() =>
        Assert.Equal(["A", "B"], Parse(Open, Choice).Questions.Select(q => q.Code));

    [Fact]
    public void Parse_WithOneKeyForTwoOptions_Refuses() =>
        AssertRefused("1 is the key of two options", Choice with { Options = [new(1, "Yes"), new(1, "No")] });

    [Fact]
    public void Parse_WithAnOptionOfAnotherQuestionsKey_Refuses() =>
        AssertRefused("2 is the key of two options", Choice, Choice with { Code = "C", Options = [new(2, "Yes")], Other = null });

    [Fact]
    public void Parse_WithTheKeyOfOtherGivenToAnOption_Refuses() =>
        AssertRefused("2 is the key of two options", Choice with { Other = new(2, "Other") });

    [Fact]
    public void Parse_WithOneCodeForTwoQuestions_Refuses() =>
        AssertRefused("B is the code of two questions", Open with { Code = "B" }, Choice);

    [Fact]
    public void Parse_WithOptionsOnAnOpenQuestion_Refuses() =>
        AssertRefused("A is answered in words and offers options", Open with { Options = [new(1, "Yes")] });

    [Fact]
    public void Parse_WithOtherOnAnOpenQuestion_Refuses() =>
        AssertRefused("A is answered in words and offers options", Open with { Other = new(1, "Other") });

    [Fact]
    public void Parse_WithNothingToChooseFrom_Refuses() =>
        AssertRefused("B offers no options", Choice with { Options = [], Other = null });

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    public void Parse_OfSomethingElse_Refuses(string json) => Assert.Throws<JsonException>(() => QuestionnaireDocument.Parse(json));

    [Fact]
    public void AProfileQuestion_IsStoredAsOne_AndWhatIsNoneIsStoredAsItWasBeforeThereWereAny()
    {
        Assert.Equal([false, true], Parse(Open, Choice with { Profile = true }).Questions.Select(q => q.Profile));
        Assert.DoesNotContain("profile", TestData.Questionnaire.ToJson(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Question_ThatIsNotThere_IsNotFound() => Assert.Throws<KeyNotFoundException>(() => TestData.Questionnaire.Question("Q11"));

    private static void AssertRefused(string complaint, params Question[] questions) =>
        Assert.Contains(complaint, Assert.Throws<RuleException>(() => Parse(questions)).Message, StringComparison.Ordinal);

    private static QuestionnaireDocument Parse(params Question[] questions) =>
        QuestionnaireDocument.Parse((TestData.Questionnaire with { Questions = questions }).ToJson());
}
