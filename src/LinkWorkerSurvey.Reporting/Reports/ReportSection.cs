using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports.Drafting;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>A section of a report, or the heading of its subsections.</summary>
public sealed record ReportSection
{
    /// <summary>The number, such as '2' or '2.10'; null for a section without a number, such as the executive summary.</summary>
    public string? Number { get; init; }

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The number, if there is one, and the heading, such as '2.10 Challenges'.</summary>
    public string Heading => Number is null ? Title : $"{Number} {Title}";

    /// <summary>
    /// The key of the section in URLs, such as '2.10' or 'executive-summary'. It stays the same while the questionnaire does.
    /// </summary>
    public string Key => Number ?? Slug.From(Title, "section");

    /// <summary>The text in Markdown; empty if the section has none yet.</summary>
    public required string Text { get; init; }

    /// <summary>The tables of results below the text, each with its chart, base and notes; empty if none.</summary>
    public IReadOnlyList<FacetFigures> Tables { get; init; } = [];

    /// <summary>The approved quotes below the tables; empty if none.</summary>
    public IReadOnlyList<ReportQuote> Quotes { get; init; } = [];

    /// <summary>Whether quotes can stand in the section: it has results, or discusses them.</summary>
    public bool TakesQuotes => Tables.Count > 0 || Number == ReportDraft.Discussion;

    /// <summary>The name of the section at the quote desk, which lists where quotes are used.</summary>
    public string QuoteUse => $"Report, section {Key}";

    /// <summary>Whether the section is part of the one before it that has a whole number.</summary>
    public bool IsSubsection => Number?.Contains('.', StringComparison.Ordinal) == true;
}
