using System.Globalization;
using CsvHelper;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>A table as CSV (RFC 4180) that any spreadsheet opens.</summary>
internal static class CsvText
{
    // What a spreadsheet would take for a formula is written as text.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Csv))
        {
            csv.WriteHeader([.. header]);
            foreach (var row in rows)
                csv.WriteRecord([.. row]);
        }

        return text.ToString();
    }
}
