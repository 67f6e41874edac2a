using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>Tests questions and rows with a different label in the other wave, which staff have matched.</summary>
public class MatchingTests
{
    private static readonly FacetFigures Here = AComparison.Table("Q7", 100, ("Listening", 60), ("Walking", 10));

    private static readonly FacetFigures There = AComparison.Table("Q7", 100, ("Being heard", 20), ("Time", 10));

    [Fact]
    public void ARowUnderAnotherName_IsCompared_WhicheverWaveItWasSaidOf_AndANoteSaysSo()
    {
        AssertMatched((Here with { WordingMatches = [new("Listening", "Being heard")] }).ComparedWith(There));
        AssertMatched(Here.ComparedWith(There with { WordingMatches = [new("Being heard", "Listening")] }));

        static void AssertMatched(FacetFigures compared)
        {
            Assert.Equal("40 points higher", compared.Row("Listening").Words);
            Assert.Equal("not in the code frame of the comparison wave", compared.Row("Walking").Break);
            Assert.Equal(["Time"], compared.Comparison!.Missing);
            Assert.Contains(
                "Matched by staff, because the wording differs in the comparison wave: ‘Listening’ with ‘Being heard’.",
                compared.Comparison.Notes);
        }
    }

    [Fact]
    public void ARowThereIsFoundOnce_FirstByItsOwnName()
    {
        var there = AComparison.Table("Q7", 100, ("Listening", 20));
        var compared = (
            AComparison.Table("Q7", 100, ("Being heard", 50), ("Listening", 60), ("Attention", 5)) with
            {
                WordingMatches = [new("Being heard", "Listening"), new("Attention", "Listening")],
            }).ComparedWith(there);
        Assert.Equal("40 points higher", compared.Row("Listening").Words);
        Assert.All(new[] { "Being heard", "Attention" }, label =>
            Assert.Equal("not in the code frame of the comparison wave", compared.Row(label).Break));
    }

    [Fact]
    public void WhatIsOfAnotherKind_IsNotMatched()
    {
        var option = There with { Categories = [.. There.Categories.Select(row => row with { Source = CategorySource.Option })] };
        Assert.Equal(
            "not in the code frame of the comparison wave",
            (Here with { WordingMatches = [new("Listening", "Being heard")] }).ComparedWith(option).Row("Listening").Break);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AQuestionInOtherWords_IsCompared_OnceItIsMatched(bool saidHere)
    {
        var other = Reworded();
        var there = There with { WordingMatches = saidHere ? [] : [new(null, KeyOfQ7(TestData.Questionnaire))] };
        var here = Here with
        {
            WordingMatches =
                [new("Listening", "Being heard"), .. saidHere ? [new WordingMatch(null, KeyOfQ7(other))] : Array.Empty<WordingMatch>()],
        };
        Assert.Equal(
            "worded differently in the comparison wave",
            (here with { WordingMatches = [] }).ComparedWith(Wave(other, There)).Comparison!.Break);
        var compared = here.ComparedWith(Wave(other, there));
        Assert.Equal("40 points higher", compared.Row("Listening").Words);
        Assert.Contains(
            "Asked in the comparison wave as ‘What is most valued?’: staff matched the two questions.", compared.Comparison!.Notes);
    }

    [Fact]
    public void AnotherQuestionnairesQuestion_IsFoundByItsWords_WhateverItsCode_AndTheSameCodeMeansNothing()
    {
        var same = TestData.Questionnaire.Question("Q7");
        var imported = TestData.Questionnaire with
        {
            Code = "imported",
            Questions = [same with { Code = "Q2" }, TestData.Questionnaire.Question("Q4") with { Code = "Q7", Text = "Anything else?" }],
        };
        var compared = AComparison
            .Table("Q7", 100, ("Listening", 60))
            .ComparedWith(Wave(imported, AComparison.Table("Q7", 100, ("Listening", 20)) with { Code = "Q2" }));
        Assert.Equal("40 points higher", compared.Row("Listening").Words);

        Assert.Equal(
            "no question in the comparison wave has this wording or is matched with it",
            Here.ComparedWith(Wave(imported with { Questions = [.. imported.Questions.Skip(1)] }, There)).Comparison!.Break);
    }

    [Fact]
    public void OtherIsOther_WhateverItIsCalled()
    {
        var renamed = AComparison.With("Q10", q => q with { Other = q.Other! with { Label = "Something else" } });
        var here = AComparison.Table("Q10", 100, ("Other (please specify)", 30));
        var before = AComparison.Figures("here", here) with { BeforeCoding = true };
        var elsewhere = here with { Categories = [here.Categories[0] with { Label = "Something else" }] };
        var there = AComparison.Figures("there", elsewhere) with { BeforeCoding = true };
        Assert.Equal(
            "no clear change",
            before.ComparedWith(TestData.Questionnaire, ComparisonWave.Window(there, renamed))
                .Questions[0].Categories[0].Comparison!.Words);
    }

    [Fact]
    public void WhatCanBeMatched_IsWhatHasNoNameInCommon_AndIsOfOneKind()
    {
        var here = Here with { Nets = [AComparison.Net("Relation", 70, 100)] };
        var there = AComparison.Table("Q7", 100, ("Walking", 20), ("Being heard", 10), ("Time", 5)) with
        {
            Nets = [AComparison.Net("Bond", 30, 100)],
            WordingMatches = [new("Bond", "Relation")],
        };
        Assert.Equal(
            [("Listening", "Being heard; Time", null, false), ("Relation", "Bond", "Bond", true)],
            Choices(here, TestData.Questionnaire, there));
        Assert.Equal(
            [("Listening", "Being heard; Time", "Time", false), ("Relation", "Bond", "Bond", true)],
            Choices(here with { WordingMatches = [new("Listening", "Time")] }, TestData.Questionnaire, there));
    }

    [Fact]
    public void AQuestionIsMatchedWithOneThatIsAnsweredInTheSameWay_AndItsRowsAfterIt()
    {
        var other = Reworded();
        Assert.Equal([((string?)null, "What is most valued?", null, false)], Choices(Here, other, There));
        Assert.Equal(
            [
                (null, "What is most valued?", "What is most valued?", false),
                ("Listening", "Being heard; Time", null, false),
                ("Walking", "Being heard; Time", null, false),
            ],
            Choices(Here with { WordingMatches = [new(null, KeyOfQ7(other))] }, other, There));
        Assert.Empty(
            Choices(Here, AComparison.With("Q7", q => q with { Text = "What is most valued?", Kind = QuestionKinds.SingleChoice }), There));
    }

    private static QuestionnaireDocument Reworded() =>
        AComparison.With("Q7", q => q with { Text = "What is most valued?" }) with { Version = "2021" };

    private static string KeyOfQ7(QuestionnaireDocument questionnaire) => MatchKey.Of(questionnaire, questionnaire.Question("Q7"));

    private static ComparisonWave Wave(QuestionnaireDocument questionnaire, FacetFigures table) =>
        ComparisonWave.Window(AComparison.Figures("there", table), questionnaire);

    private static IEnumerable<(string? Row, string Offered, string? Chosen, bool IsSaidThere)> Choices(
        FacetFigures here,
        QuestionnaireDocument other,
        FacetFigures there) =>
        WaveComparison
            .Choices(AComparison.Figures("here", here), TestData.Questionnaire, Wave(other, there))
            .Select(c => (c.Row?.Label, string.Join("; ", c.Offered.Select(item => item.Label)), c.Chosen?.Label, c.IsSaidThere));
}
