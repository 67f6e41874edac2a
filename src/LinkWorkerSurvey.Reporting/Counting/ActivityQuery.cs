using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Reads the number of forms that a survey window received and the use of its links. Applies disclosure control: see
/// <see cref="LinkCounts"/>.
/// </summary>
public sealed class ActivityQuery(SurveyDbContext db)
{
    /// <summary>
    /// Returns the number of forms received and, as far as disclosure control permits, the number sent through links: all together on each
    /// day, and through each link.
    /// </summary>
    /// <param name="window">The window.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<WindowActivity> FindAsync(SurveyWindow window, DateTimeOffset now, CancellationToken cancel = default)
    {
        var received = await db.CountReceivedAsync(window, cancel);

        // Reads the counts before the links. A link that is created and used between the two queries then has no counts. In the other
        // order, its counts would have no link, and LinkCounts would fail.
        var days = await DaysAsync(window.Id, cancel);
        var links = await db.SurveyLinks.AsNoTracking().Where(c => c.WindowId == window.Id).OrderBy(c => c.Id).ToListAsync(cancel);
        var hasInvitations = await db.Invitations.AnyAsync(i => i.WindowId == window.Id, cancel);

        // The links' counts add up to the total of the days, so they would reveal what that total reveals.
        if (!LinkCounts.ShowDays(received, days.Sum(day => day.Sent), hasInvitations, window.MinimumBatchSize))
            return new WindowActivity(received, []) { Links = [.. links.Select(link => new LinkUse(link.Name, link.Slug, null, null))] };
        var retired = links.Where(link => link.RetiredAt is not null)
            .ToDictionary(link => link.Id, link => UkTime.DayOf(link.RetiredAt!.Value));
        var shown = LinkCounts.Shown(links.Select(link => link.Id), days, window.MinimumBatchSize, now, retired);
        return new WindowActivity(
            received,
            [.. days.GroupBy(day => day.Day, (day, links) => (day, links.Sum(link => link.Sent))).OrderBy(day => day.day)])
        {
            Links =
            [
                .. links.Select(link => shown.TryGetValue(link.Id, out var counts)
                    ? new LinkUse(link.Name, link.Slug, counts.Opened, counts.Sent)
                    : new LinkUse(link.Name, link.Slug, null, null)),
            ],
        };
    }

    private Task<List<LinkDayCounts>> DaysAsync(int windowId, CancellationToken cancel) => (
        from link in db.SurveyLinks
        join day in db.SurveyLinkDays on link.Id equals day.LinkId
        where link.WindowId == windowId
        select new LinkDayCounts(link.Id, day.Day, day.Opened, day.Submitted)).ToListAsync(cancel);
}
