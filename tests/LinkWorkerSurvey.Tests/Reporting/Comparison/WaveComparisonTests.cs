using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

public class WaveComparisonTests
{
    private const string Trust = "The relational and informal aspect";

    private static readonly FacetFigures Here = AComparison.Table("Q10", 100, (Trust, 60), ("Time", 10), ("Other (please specify)", 30));

    [Theory]
    [InlineData("Q10", "What matters?", "worded differently in the comparison wave")]
    [InlineData("Q99", "What matters?", "no question in the comparison wave has this wording or is matched with it")]
    public void AQuestionAskedInOtherWordsOrNotAtAllIsABreak(string code, string text, string reason) =>
        AssertBreak(reason, AComparison.With("Q10", q => q with { Code = code, Text = text }));

    [Fact]
    public void AQuestionAnsweredInAnotherWayIsABreak() =>
        AssertBreak(
            "a different kind of question in the comparison wave",
            AComparison.With("Q10", q => q with { Kind = QuestionKinds.MultipleChoice }));

    [Fact]
    public void AnotherFacetIsABreak() =>
        Assert.Equal("not coded in this way in the comparison wave", Here.ComparedWith(Here with { Facet = "Anything" }).Comparison!.Break);

    [Fact]
    public void ABaseOfNobodyIsABreak() =>
        Assert.Equal(
            "nobody answered this question in the comparison wave",
            Here.ComparedWith(AComparison.Table("Q10", 0, (Trust, 0))).Comparison!.Break);

    [Fact]
    public void WhiteSpaceIsNoOtherWording()
    {
        var compared = Here.ComparedWith(
            Other(AComparison.With("Q10", q => q with { Text = $" {q.Text.Replace(" ", " \n ", StringComparison.Ordinal)}" }), Here));
        Assert.Null(compared.Row(Trust).Break);
    }

    [Fact]
    public void AnOptionInOtherWordsIsABreakAndOneThatWasNotOfferedAnother()
    {
        Question Reworded(Question q) =>
            q with
            {
                Options = [.. q.Options.Select(o => o with { Label = o.Label == Trust ? "Trust" : o.Label })],
            };
        Question Shorter(Question q) => q with { Options = [.. q.Options.Where(o => o.Label != Trust)] };
        var there = AComparison.Table("Q10", 100, ("Time", 10));
        Assert.Equal(
            "worded differently in the comparison wave",
            Here.ComparedWith(Other(AComparison.With("Q10", Reworded), there)).Row(Trust).Break);
        Assert.Equal(
            "not an option in the comparison wave",
            Here.ComparedWith(Other(AComparison.With("Q10", Shorter), there)).Row(Trust).Break);
    }

    [Fact]
    public void WhatWasAnOptionInOneWaveAndCodedInTheOtherIsABreak()
    {
        var there = Here with
        {
            Categories =
            [
                .. Here.Categories.Select(c => c with { Source = c.Label == Trust ? CategorySource.Other : CategorySource.Option }),
            ],
        };
        var compared = Here.ComparedWith(Other(TestData.Questionnaire, there));
        Assert.Equal("not an option in the comparison wave", compared.Row(Trust).Break);
        Assert.Equal("an option in the comparison wave", compared.Row("Time").Break);
    }

    [Fact]
    public void OtherIsWhatCodingLeftOverAndComparedBeforeCodingOnly()
    {
        const string other = "Other (please specify)";
        Assert.Equal("only answers left over after coding", Here.ComparedWith(Here).Row(other).Break);

        var before = AComparison.Figures("here", Here) with { BeforeCoding = true };
        var compared = before.ComparedWith(
            TestData.Questionnaire, ComparisonWave.Window(before with { Window = "there" }, TestData.Questionnaire));
        Assert.Null(compared.Questions[0].Row(other).Break);
    }

    [Fact]
    public void ANetIsComparedWhereBothWavesHaveIt()
    {
        var nets = Here with { Nets = [AComparison.Net("Relation", 70, 100), AComparison.Net("Knowledge", 5, 100)] };
        var compared = nets.ComparedWith(
            Here with
            {
                Nets = [AComparison.Net("Relation", 20, 100)],
                Categories = [.. Here.Categories, Here.Categories[0] with { Label = "Knowledge" }],
            });
        Assert.Equal(
            ("50 points higher", "no such net in the comparison wave"),
            (compared.Nets[0].Comparison!.Words, compared.Nets[1].Comparison!.Words));
        Assert.Equal(["Knowledge"], compared.Comparison!.Missing);
    }

    [Theory]
    [InlineData(10, 55, 5, 0, ChangeVerdict.Lower)]
    [InlineData(10, 55, 60, 0, ChangeVerdict.AwaitsCoding)]
    [InlineData(55, 10, 60, 0, ChangeVerdict.Higher)]
    [InlineData(55, 10, 0, 60, ChangeVerdict.AwaitsCoding)]
    [InlineData(10, 12, 60, 60, ChangeVerdict.NoClearChange)]
    public void AChangeThatAnswersStillToBeCodedCouldUndoIsNotClear(
        int here,
        int there,
        int waiting,
        int waitingThere,
        ChangeVerdict verdict)
    {
        var compared = (AComparison.Table("Q7", 100, ("Listening", here)) with { Waiting = waiting }).ComparedWith(
            AComparison.Table("Q7", 105, ("Listening", there)) with { Waiting = waitingThere });
        Assert.Equal(verdict, compared.Row("Listening").Verdict);
        Assert.Contains("A change is called clear only if answers that are in no code yet cannot undo it.", compared.Comparison!.Notes);
    }

    [Theory]
    [InlineData(29, 100)]
    [InlineData(100, 29)]
    public void OnAVerySmallBaseTheDifferenceIsGivenAndNothingIsCalledClear(int outOf, int outOfThere)
    {
        var compared = AComparison
            .Table("Q7", outOf, ("Listening", outOf))
            .ComparedWith(AComparison.Table("Q7", outOfThere, ("Listening", 0)));
        var row = compared.Row("Listening");
        Assert.Equal((ChangeVerdict.TooFew, "too few to tell", null), (row.Verdict, row.Words, row.AdjustedP));
        Assert.Equal(100, Assert.Single(row.Changes).Points);
        Assert.Contains("No change is called clear if a base is under 30.", compared.Comparison!.Notes);
    }

    [Theory]
    [InlineData(100_000, 50_000, 51_000, "1 point higher")]
    [InlineData(1_000_000, 500_000, 504_999, "less than 1 point higher")]
    [InlineData(1_000_000, 505_000, 500_000, "1 point lower")]
    [InlineData(200, 50, 75, "13 points higher")]
    public void WholePointsAreRoundedHalfUpFromTheExactDifference(int outOf, int there, int here, string words) =>
        Assert.Equal(
            words,
            AComparison
                .Table("Q7", outOf, ("Listening", here))
                .ComparedWith(AComparison.Table("Q7", outOf, ("Listening", there)))
                .Row("Listening")
                .Words);

    [Theory]
    [InlineData(PercentageBase.Answered, false, "The figures of 2019 were published of all respondents and after coding.")]
    [InlineData(PercentageBase.All, true, "The figures of 2019 were published of all respondents and after coding.")]
    [InlineData(PercentageBase.Mentions, false, "Percentages of mentions are not compared")]
    public void AViewThatWasNotPublishedIsNotComparedWithThePublishedWaveAndSaysWhy(PercentageBase of, bool beforeCoding, string reason)
    {
        var figures = (AComparison.Figures("here", Here) with { Of = of, BeforeCoding = beforeCoding }).ComparedWith(
            TestData.Questionnaire,
            AComparison.Published);
        Assert.StartsWith(reason, figures.Comparison!.Break, StringComparison.Ordinal);
        Assert.All(figures.Questions, q => Assert.Null(q.Comparison));
    }

    [Fact]
    public void AReconstructionIsOnNeitherSideAndAWindowIsNotComparedWithItself()
    {
        var figures = AComparison.Figures("2019", Here);
        var made = figures with { Kind = WindowKind.Reconstruction };
        Assert.Throws<ArgumentException>(() => ComparisonWave.Window(made, TestData.Questionnaire));
        Assert.Throws<ArgumentException>(() => made.ComparedWith(TestData.Questionnaire, AComparison.Published));
        Assert.Throws<ArgumentException>(
            () => figures.ComparedWith(TestData.Questionnaire, ComparisonWave.Window(figures, TestData.Questionnaire)));
    }

    [Theory]
    [InlineData(
        WindowKind.Live,
        WindowKind.Live,
        "about: respondents to a link that is open to all are self-selected, not sampled at random, so they may not hold.")]
    [InlineData(
        WindowKind.Imported,
        WindowKind.Imported,
        "about: how the respondents of an imported survey were selected is not recorded here, so they may not hold.")]
    [InlineData(
        WindowKind.Imported,
        WindowKind.Live,
        "about: how the respondents of an imported survey were selected is not recorded here, and respondents to a link that is open to "
            + "all are self-selected, not sampled at random, so they may not hold.")]
    public void Notes_SayHowTheRespondentsOfBothWavesWereSelected(WindowKind here, WindowKind there, string clause)
    {
        var other = AComparison.Figures("there", Here) with { Kind = there };
        var notes = (AComparison.Figures("here", Here) with { Kind = here })
            .ComparedWith(TestData.Questionnaire, ComparisonWave.Window(other, TestData.Questionnaire))
            .Comparison!.Notes;
        Assert.Contains(clause, notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ADemonstrationIsNamedAsSuch()
    {
        var demonstration = AComparison.Figures("there", Here) with { Kind = WindowKind.Demonstration };
        var notes = AComparison
            .Figures("here", Here)
            .ComparedWith(TestData.Questionnaire, ComparisonWave.Window(demonstration, TestData.Questionnaire))
            .Comparison!.Notes;
        Assert.Contains("Some of the answers of Window there (demonstration) are synthetic (generated, not real responses).", notes);
    }

    private static ComparisonWave Other(QuestionnaireDocument questionnaire, FacetFigures table) =>
        ComparisonWave.Window(AComparison.Figures("there", table), questionnaire);

    private static void AssertBreak(string reason, QuestionnaireDocument there)
    {
        var compared = Here.ComparedWith(Other(there, Here));
        Assert.Equal(reason, compared.Comparison!.Break);
        Assert.All(compared.Categories, row => Assert.Equal(reason, row.Comparison!.Break));
        Assert.Equal([$"Not compared with Window there: {reason}."], compared.Comparison.Notes);
    }
}
