namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes answers as CSV (RFC 4180). A text that a spreadsheet would interpret as a formula is escaped. The import of exported cases
/// removes the escapes and so restores each cell exactly as it was before escaping.
/// </summary>
public static class AnswersCsv
{
    /// <summary>Writes a table row by row. The stream is only written to asynchronously, and stays open.</summary>
    public static Task WriteAsync(AnswerTable table, Stream to, CancellationToken cancel = default) =>
        CsvFile.WriteAsync(table.Columns.Select(column => column.Heading), table.Rows, to, cancel);
}
