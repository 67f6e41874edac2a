using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>Shows one survey window: its state, links, possible actions and activity log.</summary>
public sealed class WindowModel(
    SurveyDbContext db,
    ActivityQuery activity,
    Releaser releaser,
    SurveyWindowService windows,
    SurveyLinkService links,
    TimeProvider clock) : PageModel
{
    public SurveyWindow Window { get; private set; } = null!;

    public WindowState State { get; private set; }

    public int Received { get; private set; }

    public int Released { get; private set; }

    /// <summary>
    /// A phrase on the forms received that are not in the results: number and reason. Null before the final release, or if there are none.
    /// </summary>
    public string? NotInResults { get; private set; }

    /// <summary>The proportion of the window's duration that has passed, from 0 to 1.</summary>
    public double Gone { get; private set; }

    public IReadOnlyList<LinkUse> Links { get; private set; } = [];

    public IReadOnlyList<AuditEntry> AuditEntries { get; private set; } = [];

    /// <summary>The number of pending submissions with each flag. A submission with several flags is counted for each of them.</summary>
    public IReadOnlyDictionary<SubmissionFlags, int> Flagged { get; private set; } = new Dictionary<SubmissionFlags, int>();

    /// <summary>The number of pending submissions of the window.</summary>
    public int Waiting { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The names of the flags (<see cref="SubmissionFlags"/>) whose submissions are excluded from the final release.</summary>
    [BindProperty]
    public IReadOnlyList<string> LeaveOut { get; set; } = [];

    /// <summary>
    /// The number of responses, fewer than the window's minimum batch size, that the administrator must first agree to add; null if no
    /// agreement is needed.
    /// </summary>
    public int? Few { get; private set; }

    /// <summary>The number of responses that the administrator agreed to add.</summary>
    [BindProperty]
    public int? Agreed { get; set; }

    [BindProperty]
    public string? LinkName { get; set; }

    [BindProperty]
    public string? LinkSlug { get; set; }

    [BindProperty]
    public string? Population { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostOpenAsync(string window, CancellationToken cancel) => await FindAsync(window, cancel)
        ? await ActAsync(() => windows.OpenAsync(Window, User.StaffId(), cancel), field: "", cancel)
        : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(string window, CancellationToken cancel) => await FindAsync(window, cancel)
        ? await ActAsync(() => windows.CloseAsync(Window, User.StaffId(), cancel), field: "", cancel)
        : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(string window, string? decision, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (!EnumName.TryRead<FinalReleaseDecision>(decision, out var decided))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(FinalReleaseDecision), "Select what to do with the pending responses");
            return await ShowAsync(cancel);
        }

        var kinds = LeaveOut.Select(name => EnumName.TryRead<SubmissionFlags>(name, out var kind) ? kind : SubmissionFlags.None).ToList();
        if (kinds.Contains(SubmissionFlags.None))
        {
            ModelState.Clear();
            LeaveOut = [];
            ModelState.AddModelError(nameof(LeaveOut), "Select the kinds of flagged responses to leave out, or select none");
            return await ShowAsync(cancel);
        }

        var leaveOut = kinds.Aggregate(SubmissionFlags.None, (all, kind) => all | kind);
        return await ActAsync(
            async () => Few = await windows.DecideAsync(Window, decided, leaveOut, Reason ?? "", User.StaffId(), Agreed, cancel),
            nameof(Reason),
            cancel);
    }

    public async Task<IActionResult> OnPostLinkAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (LinkName is not { Length: > 0 and <= SurveyLink.NameLimit })
            ModelState.AddModelError(nameof(LinkName), $"Enter a name of {SurveyLink.NameLimit} characters or fewer for the link");
        if (LinkSlug is null || !Slug.IsValid(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), "Enter an address of lower-case letters, numbers and hyphens");
        else if (Slug.IsReserved(LinkSlug))
            ModelState.AddModelError(nameof(LinkSlug), Slug.ReservedMessage);
        return await ActAsync(
            () => links.AddAsync(Window, LinkSlug!, LinkName!, User.StaffId(), cancel), nameof(LinkSlug), cancel);
    }

    public async Task<IActionResult> OnPostPopulationAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        int? people = null;
        if (!string.IsNullOrWhiteSpace(Population))
        {
            const NumberStyles styles = NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
            if (int.TryParse(Population, styles, CultureInfo.InvariantCulture, out var number) && number > 0)
                people = number;
            else
                ModelState.AddModelError(nameof(Population), "Enter a whole number, such as 1,200, or leave this empty if it is not known");
        }

        return await ActAsync(
            () => windows.SetPopulationAsync(Window, people, User.StaffId(), seen: null, cancel), nameof(Population), cancel);
    }

    // Shows the page again if the input is invalid, the action broke a rule, or the administrator must first agree to the number in Few.
    private async Task<IActionResult> ActAsync(Func<Task> act, string field, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(cancel);
        try
        {
            await act();
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(exception.About is null ? "" : field, exception.Message);
        }

        return ModelState.IsValid && Few is null ? Redirect($"/windows/{Window.Slug}") : await ShowAsync(cancel);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        var window = await db
            .Windows.Include(w => w.Questionnaire)
            .Include(w => w.Links)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        Window = window!;
        return window is not null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        State = Window.StateAt(now);
        Gone = Math.Clamp((now - Window.OpensAt) / (Window.EndsAt - Window.OpensAt), 0, 1);
        var used = await activity.FindAsync(Window, now, cancel);
        (Received, Links) = (used.Received, used.Links);
        Released = await db.Responses.CountAsync(r => r.WindowId == Window.Id, cancel);
        Waiting = await db.PendingSubmissions.CountAsync(s => s.WindowId == Window.Id, cancel);
        Flagged = await releaser.CountFlaggedAsync(Window.Id, cancel);
        AuditEntries = await db
            .AuditEntries.AsNoTracking()
            .Include(t => t.Staff)
            .Where(t => t.WindowId == Window.Id)
            .OrderByDescending(t => t.Id)
            .ToListAsync(cancel);
        if (State == WindowState.FinallyReleased && Received > Released)
        {
            var wereLeftOut = AuditEntries.Any(t => t.Action is AuditAction.HeldDiscarded or AuditAction.FlaggedLeftOut);
            NotInResults = $", {Received - Released} {(wereLeftOut ? "withdrawn or left out" : "withdrawn")}";
        }

        return Page();
    }
}
