using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Findings;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

public class FindingsTests
{
    [Fact]
    public async Task Largest_Of2019_AreThePublishedOnes()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var found = LargestFindings.Of((await Figure.CountAsync(database, "2019")).Figures(new()));

        Assert.Equal(
            [
                "Q3 Nearly everyone chose Active listening skills",
                "Q9 Nearly three-quarters of respondents chose "
                    + "Lack of resources in the community/difficulty to access resources in the community",
                "Q2 Just over seven-tenths of respondents chose I want to contribute to my community",
                "Q8 Nearly seven-tenths of respondents mentioned Training",
                "Q7 Over a half of respondents mentioned Listening",
            ],
            found.Select(finding => $"{finding.Table.Code} {finding.Lead} {finding.Row.Label}"));
    }

    [Fact]
    public void Largest_OtherNoAnswerUncodedSmallBasesAndNets_AreLeftOut()
    {
        var figures = Figures(
            Table("Q1", [("Other (please specify)", 90, CategorySource.Other), ("Yes", 40, CategorySource.Option)]),
            Table("Q2", [("No answer", 95, CategorySource.Option), ("Prefer not to say", 94, CategorySource.Option)]),
            Table("Q3", [("Uncoded", 99, CategorySource.Option)]) with { Waiting = 1 },
            Table("Q4", [("Few", 29, CategorySource.Option)], outOf: 29),
            Table("Q5", [("One", 20, CategorySource.Open)]) with { Nets = [new NetFigures("n", "Net", new Share(99, 100))] },
            Table("Q6", [("Other, please specify", 80, CategorySource.Open), ("Nobody", 0, CategorySource.Open)]),
            Table("Q7", [("other", 90, CategorySource.Open), ("Other staff do not know the role", 10, CategorySource.Open)]));

        Assert.Equal(
            [
                ("Yes", "Two-fifths of respondents chose"), ("One", "A fifth of respondents mentioned"),
                ("Other staff do not know the role", "A tenth of respondents mentioned"),
            ],
            LargestFindings.Of(figures).Select(finding => (finding.Row.Label, finding.Lead)));
    }

    [Fact]
    public void Largest_OneFacetUncoded_LeavesOutTheQuestion()
    {
        var figures = Figures(
            Table("Q1", [("Coded", 60, CategorySource.Open)]) with { Facet = "one" },
            Table("Q1", [("Coded", 70, CategorySource.Open)]) with { Facet = "two", Waiting = 1 });

        Assert.Empty(LargestFindings.Of(figures));
    }

    [Theory]
    [InlineData(PercentageBase.Answered, 100, "Everyone who answered chose")]
    [InlineData(PercentageBase.Answered, 50, "Half of those who answered chose")]
    [InlineData(PercentageBase.Mentions, 100, "All mentions are of")]
    [InlineData(PercentageBase.Mentions, 99, "Nearly all mentions are of")]
    [InlineData(PercentageBase.Mentions, 50, "Half of mentions are of")]
    public void Lead_NamesTheBase(PercentageBase of, int count, string lead)
    {
        var figures = Figures(Table("Q1", [("Yes", count, CategorySource.Option)])) with { Of = of };

        Assert.Equal(lead, Assert.Single(LargestFindings.Of(figures)).Lead);
    }

    [Fact]
    public async Task Changes_AreAdjustedOverAllRowsOfTheSurvey()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var counted = await Figure.CountAsync(database, "wave");
        var questionnaire = QuestionnaireLibrary.LinkWorkers2019;
        var figures = counted.Figures(new()).ComparedWith(questionnaire, ComparisonWave.Published(Wave.Of2019, questionnaire));
        var changes = SurveyChanges.Of(figures)!;

        var rows = figures.Questions
            .SelectMany(table => table.Categories.Select(row => row.Comparison!).Concat(table.Nets.Select(net => net.Comparison!)))
            .ToList();
        var tested = rows.Where(row => row.AdjustedP is not null).ToList();
        Assert.Equal((tested.Count, rows.Count - tested.Count), (changes.Tested, changes.NotTested));
        var inTables = rows.Count(row => row.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower);
        var waiting = SurveyChanges.Of(figures with { Questions = [.. figures.Questions.Select(Waiting)] })!;
        Assert.Equal((inTables, rows.Count - inTables), (waiting.Tested, waiting.NotTested));

        // A Bonferroni adjustment is stricter than Holm's: what passes it must be shown, and what fails alone must not.
        foreach (var row in tested)
        {
            var shown = changes.Clear.Any(change => ReferenceEquals(change.Comparison, row));
            if (row.LargestP * tested.Count < RowComparison.Level)
                Assert.True(shown, row.Words);
            if (row.P >= RowComparison.Level)
                Assert.False(shown, row.Words);
        }

        Assert.All(changes.Clear, change => Assert.True(change.Comparison.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower));
        Assert.NotEmpty(changes.Clear);
        Assert.InRange(changes.Clear.Count, 1, inTables);
        Assert.Equal(
            changes.Clear.Select(change => change.Comparison.Changes[0].Points).OrderByDescending(Math.Abs),
            changes.Clear.Select(change => change.Comparison.Changes[0].Points));
    }

    // What is not clearly different waits for coding.
    private static FacetFigures Waiting(FacetFigures table) => table with
    {
        Categories = [.. table.Categories.Select(row => row with { Comparison = Waiting(row.Comparison!) })],
        Nets = [.. table.Nets.Select(net => net with { Comparison = Waiting(net.Comparison!) })],
    };

    private static RowComparison Waiting(RowComparison row) =>
        row.Verdict == ChangeVerdict.NoClearChange ? row with { Verdict = ChangeVerdict.AwaitsCoding } : row;

    [Fact]
    public void Changes_WithoutAComparison_AreNull() => Assert.Null(SurveyChanges.Of(Figures()));

    private static WindowFigures Figures(params FacetFigures[] tables) => new()
    {
        Window = "wave",
        Title = "Wave",
        Kind = WindowKind.Live,
        Synthetic = [],
        Revision = 1,
        Received = 100,
        Released = 100,
        Of = PercentageBase.All,
        Order = RowOrder.Largest,
        BeforeCoding = false,
        Questions = tables,
    };

    private static FacetFigures Table(string code, (string Label, int Count, CategorySource Source)[] rows, int outOf = 100) => new()
    {
        Code = code,
        Number = 1,
        Text = code,
        Title = code,
        Base = outOf,
        BaseMark = BaseMarks.Of(outOf),
        Answered = outOf,
        NotAnswered = 0,
        Texts = 0,
        Waiting = 0,
        Notes = [],
        Categories =
        [
            .. rows.Select(row => new Category(row.Label, row.Label, row.Source, FigureOrigin.Counted, new Share(row.Count, outOf))),
        ],
        Nets = [],
    };
}
