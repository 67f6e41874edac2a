using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>
/// Reads the activity log of a survey, or that of staff: everything that is about no survey, or about one deleted since. The latest comes
/// first. What happens to a survey by the clock is a part of its log, although nobody did it.
/// </summary>
internal sealed class ActivityLog
{
    // The number of entries on a page.
    private const int PageSize = 100;

    private readonly SurveyDbContext db;
    private readonly IQueryable<AuditEntry> all;
    private readonly IReadOnlyList<ActivityEvent> byClock;

    private ActivityLog(SurveyDbContext db, IQueryable<AuditEntry> all, IReadOnlyList<ActivityEvent> byClock) =>
        (this.db, this.all, this.byClock) = (db, all.AsNoTracking(), byClock);

    public static async Task<ActivityLog> OfSurveyAsync(
        SurveyDbContext db, SurveyWindow window, DateTimeOffset now, CancellationToken cancel)
    {
        var all = db.AuditEntries.Where(entry => entry.WindowId == window.Id);
        var openings = await all
            .Where(entry => entry.Action == AuditAction.WindowScheduled || entry.Action == AuditAction.WindowOpened)
            .Select(entry => entry.At).ToListAsync(cancel);
        return new(db, all, [.. ActivityEvent.ByClock(window, openings, now)]);
    }

    public static ActivityLog OfStaff(SurveyDbContext db) => new(db, db.AuditEntries.Where(entry => entry.WindowId == null), []);

    /// <summary>Returns the latest events.</summary>
    public async Task<IReadOnlyList<ActivityEvent>> LatestAsync(int count, CancellationToken cancel)
    {
        var entries = await Newest(all).Take(count).ToListAsync(cancel);
        return [.. With(byClock, entries).Take(count)];
    }

    /// <summary>Returns a page of the events that the filter lets through.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="number">The number of the page, from 1. A page after the last is the last one.</param>
    /// <param name="cancel">Cancels the queries.</param>
    private async Task<ActivityPage> PageAsync(ActivityFilter filter, int number, CancellationToken cancel)
    {
        var entries = Filtered(filter);
        var count = await entries.CountAsync(cancel);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Clamp(number, 1, pages);
        var shown = await Newest(entries).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);

        // What happened by the clock stands on the page of the entries around it, which then has a line more.
        var others = ByClock(filter);
        var here = new List<ActivityEvent>();
        foreach (var other in others)
        {
            var newer = await entries.CountAsync(entry => entry.At > other.At, cancel);
            if (Math.Min(newer / PageSize, pages - 1) == page - 1)
                here.Add(other);
        }

        return new ActivityPage([.. With(here, shown)], page, pages, count + others.Count);
    }

    /// <summary>Returns what the page of a log shows. A filter that is not understood adds errors and finds nothing.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="number">The number of the page as it was asked for; 1 if it is not a number.</param>
    /// <param name="kinds">The kinds of actions that the filter offers.</param>
    /// <param name="errors">The errors of the page.</param>
    /// <param name="cancel">Cancels the queries.</param>
    public async Task<ActivityView> ViewAsync(
        string address, ActivityFilter filter, string? number, IReadOnlyList<ActivityKind> kinds, ModelStateDictionary errors,
        CancellationToken cancel)
    {
        errors.Clear();
        filter.Check(errors);
        _ = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return new ActivityView(
            address,
            filter,
            kinds,
            await PeopleAsync(filter.StaffId, cancel),
            errors.IsValid ? await PageAsync(filter, page, cancel) : null);
    }

    /// <summary>Returns all events that the filter lets through.</summary>
    public async Task<IReadOnlyList<ActivityEvent>> AllAsync(ActivityFilter filter, CancellationToken cancel) =>
        [.. With(ByClock(filter), await Newest(Filtered(filter)).ToListAsync(cancel))];

    // Those who did something in this log, by name, and the person whom the filter names.
    private async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(Guid? chosen, CancellationToken cancel)
    {
        var people = await db.Users.Where(member => member.Id == chosen || all.Any(entry => entry.StaffId == member.Id))
            .OrderBy(member => member.Name).ThenBy(member => member.Id)
            .Select(member => new { member.Id, member.Name }).ToListAsync(cancel);
        return [.. people.Select(member => (member.Id, member.Name))];
    }

    private IQueryable<AuditEntry> Filtered(ActivityFilter filter)
    {
        var entries = all;
        if (filter.StaffId is { } id)
            entries = entries.Where(entry => entry.StaffId == id);
        if (filter.IsProgram)
            entries = entries.Where(entry => entry.StaffId == null && entry.Action != AuditAction.StaffSignInFailed);
        if (filter.Actions is { } actions)
            entries = entries.Where(entry => actions.Contains(entry.Action));
        if (filter.Since is { } since)
            entries = entries.Where(entry => entry.At >= since);
        if (filter.Until is { } until)
            entries = entries.Where(entry => entry.At < until);
        return entries;
    }

    private List<ActivityEvent> ByClock(ActivityFilter filter) =>
    [
        .. from happened in byClock
        where filter.StaffId is null && (filter.Kind is null || filter.Kind == happened.Kind)
        where !(happened.At < filter.Since) && !(happened.At >= filter.Until)
        select happened,
    ];

    private static IQueryable<AuditEntry> Newest(IQueryable<AuditEntry> entries) =>
        entries.Include(entry => entry.Staff).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    // The order is stable: entries of the same time stay in the order of their keys.
    private static IEnumerable<ActivityEvent> With(IReadOnlyList<ActivityEvent> byClock, IEnumerable<AuditEntry> entries) =>
        entries.Select(ActivityEvent.Of).Concat(byClock).OrderByDescending(happened => happened.At);
}
