using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>Writes the codebook of the figures' CSV file: the meaning of each column and of each code.</summary>
public static class CodebookCsv
{
    /// <summary>Returns the bytes of the file.</summary>
    /// <param name="figures">The figures, which say which columns there are.</param>
    /// <param name="codes">The codes, each with its question, facet and net.</param>
    public static byte[] Write(
        WindowFigures figures, IEnumerable<(string Question, string? Facet, string? Net, string Label, CodeGuide Guide)> codes) =>
        CsvFile.Write(
            ["kind", "question", "facet", "net", "name", "meaning", "useWhen", "notWhen"],
            (figures.Comparison is null ? FiguresCsv.Columns : FiguresCsv.Columns.Concat(FiguresCsv.ComparedColumns))
                .Select(column => new object?[] { "column", null, null, null, column.Name, column.Meaning, null, null })
                .Concat(codes.Select(code => new object?[]
                {
                    "category", code.Question, code.Facet, code.Net, code.Label, code.Guide.Definition, code.Guide.UseWhen,
                    code.Guide.NotWhen,
                })));
}
