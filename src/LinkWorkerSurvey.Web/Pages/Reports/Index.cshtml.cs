using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>The report desk: the sections of a survey's report, one at a time, with what the check of its numbers found.</summary>
public sealed class IndexModel(ReportServices services, QuoteService quotes, Editors editors) : ReportPage(services)
{
    public ReportSection Section { get; private set; } = null!;

    public ClaimLedger Ledger => LedgerOf(Section);

    /// <summary>The key of the text that stands.</summary>
    public int Seen => TextOf(Section);

    /// <summary>The claims as the text shows them: one that somebody looked at is marked no longer.</summary>
    public IReadOnlyList<Claim> Shown =>
    [
        .. Ledger.Claims.Select(claim => ReviewerOf(Section, claim) is null ? claim : claim with { Status = ClaimStatus.Bound }),
    ];

    public bool IsDrafted => Current.IsDrafted(Section);

    /// <summary>The approved quotes that can be added to the section: those of its question first.</summary>
    public IReadOnlyList<ApprovedQuote> Unused =>
    [
        .. Current.Approved.Where(quote => !quote.Sections.Contains(Section.QuoteUse))
            .OrderByDescending(quote => Section.Tables.Any(table => table.Code == quote.Question.Code)),
    ];

    /// <summary>What was done last, in words; null if nothing.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "saved" => Section.Text.Length > 0 ? "The text is saved." : "The section is saved without a text.",
        "drafted" => "The section shows the draft again. Your text is kept under ‘Versions’.",
        "reviewed" => "You looked at the claim: it can stay.",
        "reopened" => "The claim is marked again.",
        "taken" => "The words are replaced.",
        "quoted" => "The quote is added.",
        "unquoted" => "The quote is taken out.",
        "restored" => "The earlier version stands again.",
        _ => null,
    };

    public string FingerprintOf(Claim claim) => ClaimFingerprint.Of(Section.Text, claim);

    public async Task<IActionResult> OnGetAsync(string window, string? section, CancellationToken cancel)
    {
        if (!await FindAsync(window, section, cancel))
            return NotFound();

        // Whoever looks at the section again is taken to have stopped editing it.
        editors.End(Window.Id, Section.Key, User.StaffId());
        return Page();
    }

    /// <summary>Replaces a claim by words that agree with the figures.</summary>
    public Task<IActionResult> OnPostTakeAsync(string window, string section, int start, int seen, CancellationToken cancel) => DoAsync(
        window, section, "taken", () => Ledger.Claims.FirstOrDefault(claim => claim.Start == start) is { } claim
            && ClaimSuggestion.Of(claim) is { } words && seen == Seen
                ? Service.SaveTextAsync(
                    Window, Section.Key, string.Concat(Section.Text.AsSpan(0, start), words, Section.Text.AsSpan(start + claim.Length)),
                    seen, User.StaffId(), cancel)
                : Task.CompletedTask,
        cancel);

    /// <summary>Notes that a person looked at a claim that the check marks.</summary>
    public Task<IActionResult> OnPostReviewAsync(string window, string section, string claim, CancellationToken cancel) => DoAsync(
        window, section, "reviewed",
        () => Ledger.Claims.Any(one => one.IsMarked && FingerprintOf(one) == claim)
            ? Service.ReviewClaimAsync(Window, Section.Key, claim, User.StaffId(), cancel)
            : Task.CompletedTask,
        cancel);

    /// <summary>Marks a claim again that somebody looked at.</summary>
    public Task<IActionResult> OnPostReopenAsync(string window, string section, string claim, CancellationToken cancel) => DoAsync(
        window, section, "reopened",
        () => Service.ReopenClaimAsync(Window, Section.Key, claim ?? "", User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostDraftAsync(string window, string section, int seen, CancellationToken cancel) => DoAsync(
        window, section, "drafted", () => Service.SaveTextAsync(Window, Section.Key, text: null, seen, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostQuoteAsync(string window, string section, Guid quote, CancellationToken cancel) => DoAsync(
        window, section, "quoted",
        () => Section.TakesQuotes
            ? quotes.AddUseAsync(Window, quote, Section.QuoteUse, User.StaffId(), cancel)
            : Task.CompletedTask,
        cancel);

    public Task<IActionResult> OnPostUnquoteAsync(string window, string section, Guid quote, CancellationToken cancel) => DoAsync(
        window, section, "unquoted", () => quotes.RemoveUseAsync(Window, quote, Section.QuoteUse, User.StaffId(), cancel), cancel);

    private async Task<bool> FindAsync(string window, string? section, CancellationToken cancel)
    {
        if (!await FindReportAsync(window, cancel) || Find(section) is not { } found)
            return false;
        Section = found;
        return true;
    }

    private async Task<IActionResult> DoAsync(string window, string section, string done, Func<Task> act, CancellationToken cancel)
    {
        if (!await FindAsync(window, section, cancel))
            return NotFound();
        try
        {
            return await ActAsync(act) ? Redirect($"{AddressOf(Section)}?done={done}") : Page();
        }
        catch (KeyNotFoundException)
        {
            ModelState.AddModelError("", "This quote is no longer there. Choose another");
            return Page();
        }
    }
}
