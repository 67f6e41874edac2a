using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Decides which links of a window show their counts (primary and secondary suppression). A link with fewer than k sent forms is
/// suppressed, and so is the next smallest. Otherwise the shown number of all forms would reveal the small counts, even those of several
/// links with k - 1 each.
/// <para>
/// An observer who looks at every moment must not learn more than from one look. If a shown link could replace a suppressed one,
/// subtracting one look from another would reveal a third link. Links therefore only leave the suppressed set and never return to it, and
/// the counts of complete days decide. Exchanging the whole histories of two links that are still suppressed changes nothing that was
/// shown.
/// </para>
/// </summary>
public static class LinkCounts
{
    // Counts are written in batches, some seconds late: a day is complete only after its last batch.
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1);

    /// <summary>Returns the counts that may be shown, by link. A link that is absent is suppressed.</summary>
    /// <param name="links">The keys of all links of the window.</param>
    /// <param name="days">The counts of these links by day, in any order.</param>
    /// <param name="k">The window's group size: the fewest sent forms of a shown link.</param>
    /// <param name="now">The current time.</param>
    public static IReadOnlyDictionary<int, (int Opened, int Sent)> Shown(
        IEnumerable<int> links, IReadOnlyCollection<LinkDayCounts> days, int k, DateTimeOffset now)
    {
        var counts = links.ToDictionary(link => link, _ => (Opened: 0, Sent: 0));
        IReadOnlyCollection<int> withheld = [.. counts.Keys];
        var lastDay = UkTime.DayOf(now - Lateness).AddDays(-1);
        foreach (var day in days.GroupBy(d => d.Day).OrderBy(d => d.Key))
        {
            foreach (var link in day)
                counts[link.Link] = (counts[link.Link].Opened + link.Opened, counts[link.Link].Sent + link.Sent);
            if (day.Key <= lastDay)
                withheld = Withheld(withheld, link => counts[link].Sent, k);
        }

        // If no link is under k, subtraction reveals no small count.
        return counts.Values.All(count => count.Sent >= k) ? counts : counts.Where(count => !withheld.Contains(count.Key)).ToDictionary();
    }

    /// <summary>
    /// Returns whether the forms received on each day may be shown, as a sum over all links. The links must have sent at least k forms. If
    /// people were invited too, the replies to invitations must also be at least k. Otherwise the number of forms received would reveal
    /// theirs by subtraction.
    /// </summary>
    /// <param name="received">The forms received through links and invitations.</param>
    /// <param name="sentByLinks">The forms sent through links.</param>
    /// <param name="hasInvitations">Whether anybody was invited to the window.</param>
    /// <param name="k">The window's group size.</param>
    public static bool ShowDays(int received, int sentByLinks, bool hasInvitations, int k) =>
        sentByLinks >= k && (!hasInvitations || received - sentByLinks >= k);

    // Suppresses links with equal counts together: only the counts may decide.
    private static IReadOnlyCollection<int> Withheld(IReadOnlyCollection<int> before, Func<int, int> sent, int k)
    {
        var small = before.Where(link => sent(link) < k).ToList();
        var next = before.Except(small).GroupBy(sent).MinBy(equal => equal.Key);
        return small.Count == 0 ? [] : [.. small, .. next ?? Enumerable.Empty<int>()];
    }
}
