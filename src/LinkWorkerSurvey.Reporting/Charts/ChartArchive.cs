using System.IO.Compression;
using System.Text;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Writes the charts of all tables as a ZIP archive: each in every size, as SVG and as PNG. A table without bars and one whose answers are
/// not all coded are left out; a text file names them.
/// </summary>
public static class ChartArchive
{
    /// <summary>Returns the archive.</summary>
    /// <param name="figures">The figures to draw.</param>
    /// <param name="intervals">Whether to draw the 95% confidence intervals.</param>
    /// <param name="days">The days of the fieldwork in words; null if they are not known.</param>
    /// <param name="cancel">Cancels the work between two charts.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static byte[] Write(WindowFigures figures, bool intervals, string? days, CancellationToken cancel = default)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("README.txt", Encoding.UTF8.GetBytes(Readme(figures, days)), CompressionLevel.Optimal);
            foreach (var table in figures.Questions.Where(table => WhyLeftOut(figures, table) is null))
            {
                foreach (var size in ChartSize.All)
                {
                    cancel.ThrowIfCancellationRequested();
                    var drawing = new BarChart(figures, table, intervals, size, days).Draw();
                    Add(
                        ChartFileName.Of(figures.Window, table, size, ".svg"), Encoding.UTF8.GetBytes(SvgWriter.Write(drawing)),
                        CompressionLevel.Optimal);
                    Add(ChartFileName.Of(figures.Window, table, size, ".png"), PngWriter.Write(drawing), CompressionLevel.NoCompression);
                }
            }

            void Add(string name, byte[] content, CompressionLevel compression)
            {
                using var entry = archive.CreateEntry(name, compression).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Returns the number of pictures in the archive.</summary>
    public static int PicturesOf(WindowFigures figures) =>
        2 * ChartSize.All.Count * figures.Questions.Count(table => WhyLeftOut(figures, table) is null);

    // A question with options has bars before its 'Other' texts are coded, and its base says how many are not.
    private static string? WhyLeftOut(WindowFigures figures, FacetFigures table) =>
        table.Answered == 0 || table.Categories.Count == 0 ? table.NothingInWords(figures.BeforeCoding)
        : table.Waiting > 0 && table.Categories.All(row => row.Source == CategorySource.Open)
            ? $"{table.Waiting} of {table.Texts} text answers are not coded yet."
            : null;

    private static string Readme(WindowFigures figures, string? days)
    {
        var leftOut = figures.Questions.Select(table => (Table: table, Why: WhyLeftOut(figures, table))).Where(one => one.Why is not null)
            .Select(one => $"- {one.Table.Heading}. {one.Why}")
            .ToList();
        string?[] lines =
        [
            $"Charts of the results: {figures.Title}",
            $"Published by the {Publisher.Name}.",
            days is null ? null : $"Survey dates: {days}.",
            $"Responses in the results: {figures.Released}.",
            figures.Interim ? "These charts are interim: responses are still being added." : null,
            figures.Note,
            "",
            "Each question is drawn for three purposes, as PNG (for most programs) and as SVG (sharp at any size):",
            "- report: for a document, with all its notes",
            $"- slide: {ChartSize.Slide.Width} x {ChartSize.Slide.Height} pixels, for a presentation",
            $"- post: {ChartSize.Post.Width} x {ChartSize.Post.Height} pixels, for social media",
            "Slides and posts have as many notes and rows as fit, and say if rows are left out. The Excel workbook has them all.",
            .. leftOut.Count == 0 ? Array.Empty<string>() : ["", "Not drawn:", .. leftOut],
        ];
        return string.Concat(lines.OfType<string>().Select(line => $"{line}\r\n"));
    }
}
