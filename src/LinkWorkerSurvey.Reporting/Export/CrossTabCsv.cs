using System.Globalization;
using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes a cross-tabulation as CSV (RFC 4180): one row for each cell, with the labels of its row and column. A suppressed cell has no
/// count, and the column 'hidden' states the reason. If a base or a percentage is known only within limits, the columns 'base' and
/// 'percent' are empty, and the columns beside them give the limits. Every row repeats the notes that readers of the table need.
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
        "of",
        "base",
        "baseLow",
        "baseHigh",
        "count",
        "percent",
        "percentLow",
        "percentHigh",
        "higherThan",
        "hidden",
        "figure",
        "notes",
        "note",
    ];

    /// <summary>Returns a cross-tabulation as a CSV file.</summary>
    public static byte[] Write(CrossTabFigures figures) =>
        CsvFile.Write(
            Header,
            from row in figures.Table.Rows.Index().Where(row => figures.ShownRows.Contains(row.Index))
            from column in figures.Table.Columns.Index()
            let cell = figures.Table.Cells[row.Index][column.Index]
            let outOf = figures.ColumnBases[column.Index]
            let share = figures.Share(row.Index, column.Index)
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
                Word(figures.Of),
                Number(Known(outOf?.Low, outOf?.High)),
                Number(outOf?.Low),
                Number(outOf?.High),
                Number(cell.Count),
                Number(Known(share?.Lowest.Percent, share?.Highest.Percent)),
                Number(share?.Lowest.Percent),
                Number(share?.Highest.Percent),
                string.Join(' ', figures.Statistics.Letters[row.Index][column.Index].HigherThan),
                cell.Hidden?.Meaning(),
                Word(figures.Origin),
                string.Join(' ', figures.Notes),
                figures.Note,
            });

    private static int? Known(int? low, int? high) => low == high ? low : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
