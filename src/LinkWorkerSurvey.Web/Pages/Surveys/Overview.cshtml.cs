using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys.Log;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Shows where a survey stands, what waits and the last events; takes the decision on pending responses.</summary>
public sealed class OverviewModel(
    SurveyDbContext db, LiveResults live, ActivityQuery activity, Releaser releaser, SurveyWindowService windows, TimeProvider clock)
    : SurveyPage(db, clock)
{
    private const int EventsShown = 5;

    /// <summary>Whether this page shows the decision on pending responses: the survey awaits it, and the user may take it.</summary>
    public bool AsksDecision => State == WindowState.AwaitingDecision && User.Can(Permission.ManageWindows);

    public NextStep Next => NextStep.Of(Status, Released, User.Can(Permission.ManageWindows));

    /// <summary>The number of responses in the results.</summary>
    public int Released { get; private set; }

    /// <summary>
    /// The number of forms received that are not in the results, before the final release. Withdrawn forms are included until then.
    /// </summary>
    public int Pending => Received - Released;

    /// <summary>
    /// Whether responses can be pending: the survey has opened, and its final release has not come. The page then always shows their
    /// number, even if it is 0, so that the first response changes nothing but numbers.
    /// </summary>
    public bool CanHavePending => State is > WindowState.NotYetOpen and < WindowState.FinallyReleased;

    public bool NothingWaits => !CanHavePending && Uncoded.Count == 0 && ToSignOff.Count == 0;

    /// <summary>
    /// A phrase on the forms received that are not in the results: number and reason. Null before the final release, or if there are none.
    /// </summary>
    public string? NotInResults { get; private set; }

    /// <summary>
    /// The number of texts to code in each code frame that has any, by the key of its table in the results. Empty while the answers are
    /// being counted.
    /// </summary>
    public IReadOnlyList<(string Table, int Texts)> Uncoded { get; private set; } = [];

    /// <summary>
    /// The codes of the questions with options whose texts are all coded, but count only once an administrator signs their coding off.
    /// </summary>
    public IReadOnlyList<string> ToSignOff { get; private set; } = [];

    /// <summary>The chart of the forms received by day; null if days may not be shown.</summary>
    public DayBars? Bars { get; private set; }

    public WindowActivity Activity { get; private set; } = null!;

    public IReadOnlyList<ActivityEvent> Events { get; private set; } = [];

    /// <summary>The number of pending submissions with each flag. A submission with several flags is counted for each of them.</summary>
    public IReadOnlyDictionary<SubmissionFlags, int> Flagged { get; private set; } = new Dictionary<SubmissionFlags, int>();

    /// <summary>The number of pending submissions; 0 if this page does not ask for the decision on them.</summary>
    public int Waiting { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The decision that was sent; null if none was.</summary>
    public FinalReleaseDecision? Decision { get; private set; }

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

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(string window, string? decision, CancellationToken cancel)
    {
        if (!User.Can(Permission.ManageWindows))
            return Forbid();
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (!EnumName.TryRead<FinalReleaseDecision>(decision, out var decided))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(FinalReleaseDecision), "Select what to do with the pending responses");
            return await ShowAsync(cancel);
        }

        Decision = decided;
        var kinds = LeaveOut.Select(name => EnumName.TryRead<SubmissionFlags>(name, out var kind) ? kind : SubmissionFlags.None).ToList();
        if (kinds.Contains(SubmissionFlags.None))
        {
            ModelState.Clear();
            LeaveOut = [];
            ModelState.AddModelError(nameof(LeaveOut), "Select the kinds of flagged responses to leave out, or select none");
            return await ShowAsync(cancel);
        }

        var leaveOut = kinds.Aggregate(SubmissionFlags.None, (all, kind) => all | kind);
        var isDone = await ActAsync(
            async () => Few = await windows.DecideAsync(Window, decided, leaveOut, Reason ?? "", User.StaffId(), Agreed, cancel),
            _ => nameof(Reason));
        return isDone && Few is null ? Redirect($"/surveys/{window}") : await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Released = await Db.Responses.CountAsync(r => r.WindowId == Window.Id, cancel);
        Activity = await activity.FindAsync(Window, Now, cancel);
        if (Activity.ByDay is { Count: > 0 } days)
            Bars = new DayBars(days, Window, UkTime.DayOf(Now));
        Events = await (await ActivityLog.OfSurveyAsync(Db, Window, Now, cancel)).LatestAsync(EventsShown, cancel);
        if (State == WindowState.FinallyReleased && Received > Released)
        {
            var wereLeftOut = await Db.AuditEntries.AnyAsync(
                t => t.WindowId == Window.Id && (t.Action == AuditAction.HeldDiscarded || t.Action == AuditAction.FlaggedLeftOut),
                cancel);
            NotInResults = $", {Received - Released} {(wereLeftOut ? "withdrawn or left out" : "withdrawn")}";
        }

        if (AsksDecision)
        {
            Waiting = await Db.PendingSubmissions.CountAsync(s => s.WindowId == Window.Id, cancel);
            Flagged = await releaser.CountFlaggedAsync(Window.Id, cancel);
        }

        // The answers of a reconstruction are not coded: their texts are generated with their codes.
        if (Window.Kind != WindowKind.Reconstruction
            && await live.OpenForPageAsync(Window.Slug, new ResultsChoices(), cancel) is { IsCounted: true, Now: var counted })
            (Uncoded, ToSignOff) = (counted.Uncoded(), counted.ToSignOff());
        return Page();
    }
}
