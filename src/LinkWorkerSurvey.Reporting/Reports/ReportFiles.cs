using System.IO.Compression;
using System.Text;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Reporting.Reports.Word;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>Writes the files of a report, each when it is asked for.</summary>
public sealed class ReportFiles
{
    private const string All = "report.zip";

    private readonly List<(string Name, string ContentType, Func<byte[]> Write)> files;

    /// <summary>Describes the files of a report.</summary>
    /// <param name="content">The content of the report.</param>
    /// <param name="approved">The quotes that are approved now, with their words: others are left out.</param>
    /// <param name="at">The time that stands in the files: for an edition that of its freezing.</param>
    public ReportFiles(EditionContent content, IReadOnlySet<ReportQuote> approved, DateTimeOffset at)
    {
        var (report, figures) = (content.Report(approved), content.Bases[0]);
        files =
        [
            ("report.docx", WordReport.ContentType, () => WordReport.Write(report, at)),
            ("report.md", "text/markdown; charset=utf-8", () => Encoding.UTF8.GetBytes(report.ToMarkdown())),
            ("results.xlsx", FiguresWorkbook.ContentType, () => FiguresWorkbook.Write(figures, content.Figures, report.Days, at)),
            ("figures.csv", CsvFile.ContentType, () => FiguresCsv.Write(figures)),
            ("codebook.csv", CsvFile.ContentType, () => CodebookCsv.Write(
                figures, content.Codes.Select(code => (code.Question, code.Facet, code.Net, code.Label, code.Guide)))),
            ("figures.json", "application/json", () => Encoding.UTF8.GetBytes(FiguresJson.Write(figures) + "\n")),
            ("charts.zip", "application/zip", () => ChartArchive.Write(figures, intervals: false, report.Days)),
        ];
    }

    /// <summary>The names of the files, the archive of all of them excepted.</summary>
    public IEnumerable<string> Names => files.Select(file => file.Name);

    /// <summary>Returns the content type of a file; null if there is no file of the name. 'report.zip' holds all others.</summary>
    public string? ContentTypeOf(string name) =>
        name == All ? "application/zip" : files.FirstOrDefault(file => file.Name == name).ContentType;

    /// <summary>Returns the bytes of a file.</summary>
    /// <exception cref="KeyNotFoundException">There is no file of the name.</exception>
    public byte[] Write(string name) => name == All
        ? Archive()
        : (files.FirstOrDefault(file => file.Name == name).Write ?? throw new KeyNotFoundException($"There is no file '{name}'."))();

    private byte[] Archive()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, _, write) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(write());
            }
        }

        return file.ToArray();
    }
}
