using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Reporting.Export.Excel;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes answers as an Excel workbook: the rows of the CSV file, and a codebook on a second sheet. Texts are as respondents wrote them,
/// in cells that cannot be formulas. The workbook has neither times nor names of people or programs.
/// </summary>
public static class AnswersWorkbook
{
    private const int TextWidth = 60;
    private const int ChoiceWidth = 24;

    private static readonly StreamedColumn[] Codebook =
    [
        new("Column", 10), new("Heading", TextWidth), new("Content of a cell", TextWidth), new("Values, or meaning of a code", TextWidth),
    ];

    /// <summary>Writes a table row by row. The stream is only written to asynchronously, and stays open.</summary>
    public static Task WriteAsync(AnswerTable table, Stream to, CancellationToken cancel = default) =>
        WriteAsync(table, to, StreamedWorkbook.MostRows, cancel);

    internal static async Task WriteAsync(AnswerTable table, Stream to, int mostRows, CancellationToken cancel = default)
    {
        using var workbook = new StreamedWorkbook(to, mostRows);
        await workbook.AddAsync(
            table.Name,
            [.. table.Columns.Select(column => new StreamedColumn(column.Heading, column.Values.Count == 0 ? TextWidth : ChoiceWidth))],
            table.Rows,
            cancel);
        await workbook.AddAsync("Codebook", Codebook, Describe(table, workbook.Cut).ToAsyncEnumerable(), cancel);
        await workbook.FinishAsync(cancel);
    }

    private static IEnumerable<IReadOnlyList<object?>> Describe(AnswerTable table, int cut)
    {
        foreach (var (place, column) in table.Columns.Index())
            yield return [SpreadsheetText.Letter(place), column.Heading, column.Content, string.Join('\n', column.Values)];
        if (cut > 0)
            yield return
            [
                null,
                $"Cells that end early: {cut}",
                $"Excel has room for {WorkbookText.Limit:N0} characters in a cell. The CSV file has these texts in full.",
            ];
    }
}
