using System.Globalization;
using CsvHelper;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>The figures as CSV (RFC 4180): one row a category, with what its table says beside it.</summary>
public static class FiguresCsv
{
    // A label that a spreadsheet would take for a formula is written as text.
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    /// <summary>Writes the record.</summary>
    public static string Write(WindowFigures figures)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Csv))
        {
            csv.WriteHeader(
                "window", "kind", "received", "released", "code", "text", "facet", "base", "answered", "notAnswered", "label", "source", "figure", "count", "percent");
            foreach (var question in figures.Questions)
            {
                foreach (var row in question.Categories)
                {
                    csv.WriteRecord(
                        figures.Window, Word(figures.Kind), Number(figures.Received), Number(figures.Released),
                        question.Code, question.Text, question.Facet, Number(question.Base), Number(question.Answered), Number(question.NotAnswered),
                        row.Label, Word(row.Source), Word(row.Figure), Number(row.Count), Number(row.Percent));
                }
            }
        }

        return text.ToString();
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
