using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>
/// Reads the activity log of a survey, or that of staff: everything that is about no survey, or about one deleted since. The latest comes
/// first. The final release of a survey is a part of its log, although nobody did it.
/// </summary>
internal sealed class ActivityLog
{
    // The number of entries on a page.
    private const int PageSize = 100;

    private readonly SurveyDbContext db;
    private readonly IQueryable<AuditEntry> all;
    private readonly DateTimeOffset? finalRelease;

    private ActivityLog(SurveyDbContext db, IQueryable<AuditEntry> all, DateTimeOffset? finalRelease) =>
        (this.db, this.all, this.finalRelease) = (db, all.AsNoTracking(), finalRelease);

    public static ActivityLog OfSurvey(SurveyDbContext db, SurveyWindow window) => new(
        db,
        db.AuditEntries.Where(entry => entry.WindowId == window.Id),
        window.Kind == WindowKind.Imported ? null : window.FinalReleasedAt);

    public static ActivityLog OfStaff(SurveyDbContext db) => new(db, db.AuditEntries.Where(entry => entry.WindowId == null), null);

    /// <summary>Returns the latest events.</summary>
    public async Task<IReadOnlyList<ActivityEvent>> LatestAsync(int count, CancellationToken cancel)
    {
        var entries = await Newest(all).Take(count).ToListAsync(cancel);
        return [.. WithFinalRelease(entries, finalRelease).Take(count)];
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

        // The final release stands on the page of the entries around it, which then has one line more.
        var final = FinalRelease(filter);
        var newer = final is null ? 0 : await entries.CountAsync(entry => entry.At > final, cancel);
        var isHere = final is not null && Math.Min(newer / PageSize, pages - 1) == page - 1;
        return new ActivityPage(
            [.. WithFinalRelease(shown, isHere ? final : null)], page, pages, count + (final is null ? 0 : 1));
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
        [.. WithFinalRelease(await Newest(Filtered(filter)).ToListAsync(cancel), FinalRelease(filter))];

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

    private DateTimeOffset? FinalRelease(ActivityFilter filter) =>
        finalRelease is { } at
        && filter.StaffId is null
        && filter.Kind is null or ActivityKind.Results
        && !(at < filter.Since)
        && !(at >= filter.Until)
            ? at
            : null;

    private static IQueryable<AuditEntry> Newest(IQueryable<AuditEntry> entries) =>
        entries.Include(entry => entry.Staff).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);

    // The order is stable: entries of the same time stay in the order of their keys.
    private static IEnumerable<ActivityEvent> WithFinalRelease(IEnumerable<AuditEntry> entries, DateTimeOffset? finalRelease)
    {
        var events = entries.Select(ActivityEvent.Of);
        return finalRelease is { } at
            ? events.Append(ActivityEvent.OfFinalRelease(at)).OrderByDescending(happened => happened.At)
            : events;
    }
}
