using System.Globalization;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Documents;

/// <summary>The figures as CSV (RFC 4180): one row a category, with what its table says beside it.</summary>
public static class FiguresCsv
{
    /// <summary>Writes the record.</summary>
    public static string Write(WindowFigures figures) => CsvText.Write(
        ["window", "kind", "received", "released", "code", "text", "facet", "base", "answered", "notAnswered", "label", "source", "figure", "count", "percent"],
        figures.Questions.SelectMany(question => question.Categories, (question, row) => new[]
        {
            figures.Window, Word(figures.Kind), Number(figures.Received), Number(figures.Released),
            question.Code, question.Text, question.Facet, Number(question.Base), Number(question.Answered), Number(question.NotAnswered),
            row.Label, Word(row.Source), Word(row.Figure), Number(row.Count), Number(row.Percent),
        }));

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
