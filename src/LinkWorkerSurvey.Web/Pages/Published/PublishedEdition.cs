using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;

namespace LinkWorkerSurvey.Web.Pages.Published;

/// <summary>A published edition of a report, as its readers may see it.</summary>
public sealed record PublishedEdition
{
    public required int Id { get; init; }

    /// <summary>The slug of the survey.</summary>
    public required string Window { get; init; }

    public required int Number { get; init; }

    public required bool IsLatest { get; init; }

    /// <summary>Why it corrects the edition before it; null if it is the first.</summary>
    public string? Note { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public string? WithdrawnReason { get; init; }

    public required EditionContent Content { get; init; }

    /// <summary>The survey's quotes that are approved now.</summary>
    public required IReadOnlySet<ReportQuote> Approved { get; init; }

    /// <summary>What differs from the edition before it.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    public Report Report => Content.Report(Approved);

    public ReportFiles Files => new(Content, Approved, FrozenAt);

    /// <summary>The quotes that are shown, in words: a file with other quotes is another file.</summary>
    public string QuotesShown => string.Join(' ', Content.AllQuotes().Where(Approved.Contains).Select(quote => quote.Id));

    /// <summary>The lasting address of this edition.</summary>
    public string Address => $"/reports/{Window}/{Number}";

    /// <summary>Returns the address of a file.</summary>
    public string FileAt(string name) => $"{Address}/files/{name}";

    /// <summary>Returns the address of the chart of a table; null if there is no such table.</summary>
    public string? ChartOf(string table) => Content.Bases[0].Table(table) is null ? null : $"{Address}/charts/{table}.svg";
}
