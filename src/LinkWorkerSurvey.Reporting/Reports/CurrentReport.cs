using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Reports.Drafting;

namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>A survey's report as it stands, with what it was made from.</summary>
public sealed record CurrentReport
{
    /// <summary>The report: each section with its saved text, otherwise with its draft.</summary>
    public required Report Report { get; init; }

    /// <summary>The same report with the draft of each section.</summary>
    public required Report Draft { get; init; }

    /// <summary>The text of each section that was saved last, by the key of the section.</summary>
    public required IReadOnlyDictionary<string, SectionText> Saved { get; init; }

    /// <summary>The quotes of the survey that can be used.</summary>
    public required IReadOnlyList<ApprovedQuote> Approved { get; init; }

    /// <summary>The quotes that can be used, as reports hold them.</summary>
    public IReadOnlySet<ReportQuote> ApprovedQuotes => Approved.Select(quote => new ReportQuote(quote.Id, quote.Words)).ToHashSet();

    /// <summary>The key of the last saved text; 0 if none is saved.</summary>
    public int LastText => Saved.Values.Select(text => text.Id).DefaultIfEmpty().Max();

    /// <summary>Returns whether a section still has to be written by people: it has no text but that of the draft, which says so.</summary>
    public static bool IsToBeWritten(ReportSection section) => section.Text.Trim() == ReportDraft.ToBeWritten;

    /// <summary>Returns whether a section shows its draft, which changes with the figures.</summary>
    public bool IsDrafted(ReportSection section) => Saved.GetValueOrDefault(section.Key)?.Text is null;
}
