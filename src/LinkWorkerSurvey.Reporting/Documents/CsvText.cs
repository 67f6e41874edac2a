using System.Globalization;
using CsvHelper;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>A table as CSV (RFC 4180) that any spreadsheet opens: what it would take for a formula is written as text, and can be read back.</summary>
internal static class CsvText
{
    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text))
        {
            csv.WriteHeader([.. header.Select(SpreadsheetText.Escape)]);
            foreach (var row in rows)
                csv.WriteRecord([.. row.Select(cell => cell is null ? null : SpreadsheetText.Escape(cell))]);
        }

        return text.ToString();
    }
}
