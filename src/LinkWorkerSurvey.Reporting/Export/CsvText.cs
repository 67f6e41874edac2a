using System.Globalization;
using CsvHelper;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes a table as CSV (RFC 4180) for any spreadsheet. Text that a spreadsheet would take for a formula is escaped, so that it can be
/// read back.
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
                // Only text is escaped: a number may begin with a minus.
                foreach (var cell in row)
                    csv.WriteField(cell is string words ? SpreadsheetText.Escape(words) : cell);
                csv.EndRecord();
            }
        }

        return text.ToString();
    }
}
