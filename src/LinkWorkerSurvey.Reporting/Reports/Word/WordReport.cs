using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// Writes a report as a Word document: cover, contents and the sections, each table of results with its chart. All text is in styles, so
/// that a designer changes its look in one place.
/// </summary>
public sealed class WordReport
{
    /// <summary>The content type of the document in HTTP.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // The footer has room for a line of this many letters beside the number of the page.
    private const int ShortTitle = 70;

    private readonly Report report;
    private readonly DateTimeOffset at;
    private readonly WordFile file;
    private readonly WordCharts charts;

    private WordReport(Report report, DateTimeOffset at, WordFile file) =>
        (this.report, this.at, this.file, charts) = (report, at, file, new WordCharts(file, report));

    /// <summary>Returns the document. The same report at the same time gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="at">The time of writing; its day in the United Kingdom is on the cover.</param>
    public static byte[] Write(Report report, DateTimeOffset at)
    {
        using var file = new WordFile();
        return new WordReport(report, at, file).Write();
    }

    private byte[] Write()
    {
        List<OpenXmlElement> sections =
        [
            .. report.Sections.SelectMany((section, place) => Section(section, place == 0 ? null : report.Sections[place - 1])),
        ];
        return file.Finish([.. Cover(), WordContents.Of(sections), .. sections], Footer(), WordText.Line(report.Title), Publisher.Name, at);
    }

    private IEnumerable<Paragraph> Cover()
    {
        yield return WordText.Paragraph(WordStyles.Title, report.Title);
        if (report.Days is not null)
            yield return WordText.Paragraph(WordStyles.Subtitle, $"Survey dates: {report.Days}");
        yield return WordText.Paragraph(WordStyles.Publisher, Publisher.Name);
        yield return WordText.Paragraph(WordStyles.Normal, UkTime.DayInWords(UkTime.DayOf(at)));
        yield return WordText.Paragraph(
            WordStyles.Normal, $"Responses in the results: {report.Figures.Released:N0}. {WindowNote.State(report.Figures)}");
        if (report.Figures.Note is { } note)
            yield return WordText.Paragraph(WordStyles.Notice, note);
        if (report.Figures.Synthetic.Count > 0)
            yield return WordText.Paragraph(WordStyles.Notice, "What is synthetic", new(IsStrong: true)).KeptWithNext();
        foreach (var part in report.Figures.Synthetic)
            yield return WordText.Paragraph(WordStyles.Notice, part);
    }

    private IEnumerable<OpenXmlElement> Section(ReportSection section, ReportSection? before)
    {
        var level = section.IsSubsection ? 2 : 1;
        var heading = WordText.Paragraph(WordStyles.Headings[level - 1], section.Heading);
        if (section.Tables.Count > 0 && before is not { IsSubsection: false, Tables.Count: 0 })
        {
            heading.ParagraphProperties!.PageBreakBefore = new();
            heading.ParagraphProperties.SpacingBetweenLines = new() { Before = "0" };
        }

        yield return heading;
        foreach (var block in WordMarkdown.Write(file, charts, level, section.Text))
            yield return block;
        foreach (var (place, table) in section.Tables.Index())
        {
            foreach (var block in WordFigure.Write(file, charts, report.Figures, table, isFirst: place == 0))
                yield return block;
        }

        foreach (var quote in section.Quotes)
            yield return WordText.Paragraph(WordStyles.Quote, $"“{quote.Words}”");
    }

    private string Warning => string.Join(
        ' ',
        new[]
        {
            WindowNote.InShort(report.Figures.Kind) is { } synthetic ? $"{synthetic}." : null,
            report.Figures.Interim ? "Interim figures: responses are still being added." : null,
        }.OfType<string>());

    // The second line is the warning that the first page has in full.
    private IEnumerable<Paragraph> Footer()
    {
        yield return WordText.Paragraph(
            WordStyles.Footer,
            [
                WordText.Run($"{WordText.Short(WordText.Line(report.Title), ShortTitle)}\tPage "),
                .. WordField.Of("PAGE", "2"),
            ]);
        if (Warning is { Length: > 0 } warning)
            yield return WordText.Paragraph(WordStyles.Footer, warning);
    }
}
