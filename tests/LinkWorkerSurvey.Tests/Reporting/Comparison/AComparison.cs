using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>Creates figures without a database, to compare them.</summary>
internal static class AComparison
{
    public const string Confidence = "Building confidence, enabling their clients and building resilience";
    public const string Position = "Not being clear about my position and boundaries in regard to the people I support";

    public static ComparisonWave Published => ComparisonWave.Published(Wave.Of2019, TestData.Questionnaire);

    public static WindowFigures Figures(string window, params FacetFigures[] tables) => new()
    {
        Window = window,
        Title = $"Window {window}",
        Kind = WindowKind.Live,
        Synthetic = [],
        Revision = 1,
        Received = 0,
        Released = 0,
        Of = PercentageBase.All,
        Order = RowOrder.Largest,
        BeforeCoding = false,
        Questions = tables,
    };

    /// <summary>
    /// A table of a question of the questionnaire; rows are options where it has them, and otherwise codes, whose labels are their keys.
    /// </summary>
    public static FacetFigures Table(string code, int outOf, params (string Label, int Count)[] rows)
    {
        var question = TestData.Questionnaire.Question(code);
        CategorySource Source(string label) =>
            question.Kind == QuestionKinds.OpenText ? CategorySource.Open
            : question.Options.Any(o => o.Label == label) ? CategorySource.Option
            : CategorySource.Other;
        string Key(string label) =>
            question.Choices().FirstOrDefault(o => o.Label == label) is { } option
                ? MatchKey.Of(TestData.Questionnaire, option.Key) : label;
        return new()
        {
            Code = code,
            Key = code,
            Number = 1,
            Text = question.Text,
            Title = question.Title,
            Base = outOf,
            BaseMark = BaseMarks.Of(outOf),
            Answered = outOf,
            NotAnswered = 0,
            Texts = 0,
            Waiting = 0,
            Notes = [],
            Categories =
            [
                .. rows.Select(row => new Category(
                    Key(row.Label), row.Label, Source(row.Label), FigureOrigin.Counted, new Share(row.Count, outOf))
                {
                    Interval = WilsonInterval.Of(new Share(row.Count, outOf)),
                }),
            ],
            Nets = [],
        };
    }

    public static NetFigures Net(string label, int count, int outOf) =>
        new(label, label, new Share(count, outOf)) { Interval = WilsonInterval.Of(new Share(count, outOf)) };

    public static FacetFigures ComparedWith(this FacetFigures table, ComparisonWave other) =>
        Assert.Single(Figures("here", table).ComparedWith(TestData.Questionnaire, other).Questions);

    public static FacetFigures ComparedWith(this FacetFigures table, FacetFigures other) =>
        table.ComparedWith(ComparisonWave.Window(Figures("there", other), TestData.Questionnaire));

    public static RowComparison Row(this FacetFigures table, string label) =>
        Assert.Single(table.Categories, row => row.Label == label).Comparison!;

    /// <summary>Returns the questionnaire with one question changed.</summary>
    public static QuestionnaireDocument With(string code, Func<Question, Question> change) =>
        TestData.Questionnaire with { Questions = [.. TestData.Questionnaire.Questions.Select(q => q.Code == code ? change(q) : q)] };
}
