using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>The figures as CSV (RFC 4180): one row a category, with what its table says beside it, and the other wave's where they are compared with one.</summary>
public static class FiguresCsv
{
    private static readonly string[] Columns =
        ["window", "kind", "received", "released", "code", "text", "facet", "base", "answered", "notAnswered", "label", "source", "figure", "count", "percent"];

    // Where the other wave's count may be either of two: the smaller and the larger difference, and the limits that hold both intervals.
    private static readonly string[] ComparedColumns =
        ["comparedWith", "otherBase", "otherCountLow", "otherCountHigh", "pointsLow", "pointsHigh", "intervalLow", "intervalHigh", "adjustedP", "verdict", "break"];

    /// <summary>Writes the record.</summary>
    public static string Write(WindowFigures figures) => CsvText.Write(
        figures.Comparison is null ? Columns : [.. Columns, .. ComparedColumns],
        figures.Questions.SelectMany(question => question.Categories, (question, row) => figures.Comparison is { } comparison
            ? [.. Cells(figures, question, row), .. Cells(comparison, question.Comparison, row.Comparison)]
            : Cells(figures, question, row)));

    private static object?[] Cells(WindowFigures figures, FacetFigures question, Category row) =>
    [
        figures.Window, Word(figures.Kind), figures.Received, figures.Released,
        question.Code, question.Text, question.Facet, question.Base, question.Answered, question.NotAnswered,
        row.Label, Word(row.Source), Word(row.Figure), row.Count, row.Percent,
    ];

    private static object?[] Cells(WindowComparison comparison, TableComparison? table, RowComparison? row)
    {
        var changes = row?.Changes ?? [];
        object? Of(Func<IEnumerable<double>, double> end, Func<Change, double> number) => changes.Count == 0 ? null : end(changes.Select(number));
        return
        [
            comparison.With, table?.Base, changes is [var low, ..] ? low.Count : null, changes is [.., var high] ? high.Count : null,
            Of(Enumerable.Min, change => change.Points), Of(Enumerable.Max, change => change.Points), Of(Enumerable.Min, change => change.Low), Of(Enumerable.Max, change => change.High),
            row?.AdjustedP, row?.Verdict is { } verdict ? Word(verdict) : null, row?.Break ?? comparison.Break,
        ];
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
