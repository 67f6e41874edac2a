using System.Globalization;
using CsvHelper;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes a table as CSV (RFC 4180) for any spreadsheet. A text that a spreadsheet would interpret as a formula is escaped in a way that
/// the import can undo.
/// </summary>
internal static class CsvText
{
    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text))
        {
            csv.WriteHeader([.. header.Select(SpreadsheetText.Escape)]);
            foreach (var row in rows)
            {
                // Escapes text only: a number may begin with a minus sign.
                foreach (var cell in row)
                    csv.WriteField(cell is string words ? SpreadsheetText.Escape(words) : cell);
                csv.EndRecord();
            }
        }

        return text.ToString();
    }
}
