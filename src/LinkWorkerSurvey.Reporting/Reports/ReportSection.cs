using LinkWorkerSurvey.Reporting.Figures;

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

    /// <summary>The text in Markdown; empty if the section has none yet.</summary>
    public required string Text { get; init; }

    /// <summary>The tables of results below the text, each with its chart, base and notes; empty if none.</summary>
    public IReadOnlyList<FacetFigures> Tables { get; init; } = [];

    /// <summary>The approved quotes below the tables, without quotation marks; empty if none.</summary>
    public IReadOnlyList<string> Quotes { get; init; } = [];

    /// <summary>Whether the section is part of the one before it that has a whole number.</summary>
    public bool IsSubsection => Number?.Contains('.', StringComparison.Ordinal) == true;
}
