using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>
/// A report on a survey: its text, section by section, with the figures that it reports. Word and the other outputs are written from this
/// record, so they always agree.
/// </summary>
public sealed record Report
{
    /// <summary>The figures that the report is about. Its tables are some of theirs.</summary>
    public required WindowFigures Figures { get; init; }

    /// <summary>The title on the cover.</summary>
    public required string Title { get; init; }

    /// <summary>The days of the fieldwork in words, such as '18 January to 15 February 2019'; null if they are not known.</summary>
    public string? Days { get; init; }

    /// <summary>The sections, subsections included, in order.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>Returns the headings and texts of all sections as one Markdown text, without tables and charts.</summary>
    public string ToMarkdown() => string.Concat(
        Sections.Select(section => $"{(section.IsSubsection ? "##" : "#")} {section.Heading}\n\n"
            + (section.Text.Length == 0 ? "" : $"{section.Text}\n\n")
            + string.Concat(section.Quotes.Select(quote => $"> {MarkdownText.Quote(quote.Words)}\n\n")))).TrimEnd() + "\n";
}
