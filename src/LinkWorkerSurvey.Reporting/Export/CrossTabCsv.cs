using System.Globalization;
using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes a cross-tabulation as CSV (RFC 4180): one row for each cell, with the labels of its row and column. A suppressed cell has no
/// count, and the column 'hidden' states the reason. Every row repeats the notes that readers of the table need.
/// </summary>
public static class CrossTabCsv
{
    private static readonly string[] Header =
    [
        "window",
        "kind",
        "rows",
        "rowsFacet",
        "row",
        "rowRespondents",
        "columns",
        "columnsFacet",
        "column",
        "letter",
        "base",
        "count",
        "percent",
        "higherThan",
        "hidden",
        "figure",
        "notes",
        "note",
    ];

    /// <summary>Returns the CSV text of a cross-tabulation.</summary>
    public static string Write(CrossTabFigures figures) =>
        CsvText.Write(
            Header,
            from row in figures.Table.Rows.Index()
            from column in figures.Table.Columns.Index()
            let cell = figures.Table.Cells[row.Index][column.Index]
            select new[]
            {
                figures.Window,
                Word(figures.Kind),
                figures.Rows.Question.Code,
                figures.Rows.Frame.Facet,
                row.Item.Label,
                Number(row.Item.Respondents),
                figures.Columns.Question.Code,
                figures.Columns.Frame.Facet,
                column.Item.Label,
                figures.Statistics.ColumnLetters[column.Index],
                Number(column.Item.Respondents),
                Number(cell.Count),
                Number(cell.Percent),
                string.Join(' ', figures.Statistics.Letters[row.Index][column.Index].HigherThan),
                cell.Hidden?.Meaning(),
                Word(figures.Origin),
                string.Join(' ', figures.Notes),
                figures.Note,
            });

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
