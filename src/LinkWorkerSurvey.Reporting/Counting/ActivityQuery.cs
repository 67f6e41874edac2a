using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Reads how much a window received and how its links are used, as far as it may be shown.</summary>
public sealed class ActivityQuery(SurveyDbContext db)
{
    /// <summary>The forms that came in, and on which days.</summary>
    public async Task<WindowActivity> FindAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        var received = await db.CountReceivedAsync(window, cancel);
        var days = await DaysAsync(window.Id, cancel);
        var hasInvitations = await db.Invitations.AnyAsync(i => i.WindowId == window.Id, cancel);
        return new WindowActivity(
            received,
            LinkCounts.ShowDays(received, days.Sum(day => day.Sent), hasInvitations, window.K)
                ? [.. days.GroupBy(day => day.Day, (day, links) => (day, links.Sum(link => link.Sent))).OrderBy(day => day.day)]
                : []);
    }

    /// <summary>The window's links in the order they were made, with those counts that may be shown.</summary>
    /// <param name="window">The window.</param>
    /// <param name="now">The instant at which somebody looks.</param>
    /// <param name="cancel">Stops the query.</param>
    public async Task<IReadOnlyList<LinkUse>> LinksAsync(SurveyWindow window, DateTimeOffset now, CancellationToken cancel = default)
    {
        // Read before the links: every link that was used is then among them.
        var days = await DaysAsync(window.Id, cancel);
        var links = await db.Channels.AsNoTracking().Where(c => c.WindowId == window.Id).OrderBy(c => c.Id).ToListAsync(cancel);
        var shown = LinkCounts.Shown(links.Select(link => link.Id), days, window.K, now);
        return [.. links.Select(link => shown.TryGetValue(link.Id, out var counts)
            ? new LinkUse(link.Name, link.Slug, counts.Opened, counts.Sent)
            : new LinkUse(link.Name, link.Slug, null, null))];
    }

    private Task<List<LinkDay>> DaysAsync(int windowId, CancellationToken cancel) => (
        from channel in db.Channels
        join day in db.ChannelDays on channel.Id equals day.ChannelId
        where channel.WindowId == windowId
        select new LinkDay(channel.Id, day.Day, day.Opened, day.Submitted)).ToListAsync(cancel);
}
