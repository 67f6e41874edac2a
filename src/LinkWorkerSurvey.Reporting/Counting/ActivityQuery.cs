using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Reads how many forms a window received and how its links were used, as far as disclosure control permits.</summary>
public sealed class ActivityQuery(SurveyDbContext db)
{
    /// <summary>Returns the number of forms received, and the forms sent by links on each day if these may be shown.</summary>
    public async Task<WindowActivity> FindAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        var received = await db.CountReceivedAsync(window, cancel);
        var days = await DaysAsync(window.Id, cancel);
        var hasInvitations = await db.Invitations.AnyAsync(i => i.WindowId == window.Id, cancel);
        return new WindowActivity(
            received,
            LinkCounts.ShowDays(received, days.Sum(day => day.Sent), hasInvitations, window.MinimumBatchSize)
                ? [.. days.GroupBy(day => day.Day, (day, links) => (day, links.Sum(link => link.Sent))).OrderBy(day => day.day)]
                : []);
    }

    /// <summary>Returns the window's links in the order of their creation, with the counts that may be shown.</summary>
    /// <param name="window">The window.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<LinkUse>> LinksAsync(SurveyWindow window, DateTimeOffset now, CancellationToken cancel = default)
    {
        // Reads the counts before the links: a link that is made and used in between has no counts yet. LinkCounts rejects counts of a link
        // that is not in its list.
        var days = await DaysAsync(window.Id, cancel);
        var links = await db.SurveyLinks.AsNoTracking().Where(c => c.WindowId == window.Id).OrderBy(c => c.Id).ToListAsync(cancel);
        var shown = LinkCounts.Shown(links.Select(link => link.Id), days, window.MinimumBatchSize, now);
        return [.. links.Select(link => shown.TryGetValue(link.Id, out var counts)
            ? new LinkUse(link.Name, link.Slug, counts.Opened, counts.Sent)
            : new LinkUse(link.Name, link.Slug, null, null))];
    }

    private Task<List<LinkDayCounts>> DaysAsync(int windowId, CancellationToken cancel) => (
        from link in db.SurveyLinks
        join day in db.SurveyLinkDays on link.Id equals day.LinkId
        where link.WindowId == windowId
        select new LinkDayCounts(link.Id, day.Day, day.Opened, day.Submitted)).ToListAsync(cancel);
}
