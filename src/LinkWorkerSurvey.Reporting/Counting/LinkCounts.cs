using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Decides which links of a window have their counts shown (primary and complementary suppression). A link with fewer than k sent forms is
/// withheld, and with it the next smallest: otherwise the number of all forms, which is shown, would give the counts of the small ones
/// away, even of several where each has k - 1.
/// <para>
/// Whoever looks at every moment must not learn more than from one look. If a shown link could take the place of a withheld one, two looks
/// would give a third link away by subtraction. Links are therefore only ever released from the withheld ones, never taken back, and the
/// counts of complete days decide. Exchanging the whole histories of two links that are still withheld changes nothing that was shown.
/// </para>
/// </summary>
public static class LinkCounts
{
    // Counts are written in batches, some seconds late: a day is complete only after its last batch.
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1);

    /// <summary>The counts that are shown, by link; a link that is absent is withheld.</summary>
    /// <param name="links">The keys of all links of the window.</param>
    /// <param name="days">The use of these links by day, in any order.</param>
    /// <param name="k">The window's group size: the fewest sent forms that a shown link has.</param>
    /// <param name="now">The instant at which somebody looks.</param>
    public static IReadOnlyDictionary<int, (int Opened, int Sent)> Shown(
        IEnumerable<int> links, IReadOnlyCollection<LinkDay> days, int k, DateTimeOffset now)
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

        // Where no link is small, nothing is left to be worked out.
        return counts.Values.All(count => count.Sent >= k) ? counts : counts.Where(count => !withheld.Contains(count.Key)).ToDictionary();
    }

    /// <summary>
    /// Whether the forms received on each day may be shown, over all links together: from k on, and where people were invited too, only if
    /// those who replied to an invitation are at least k as well. Otherwise the number of forms received would give their number away.
    /// </summary>
    /// <param name="received">The forms received by links and invitations.</param>
    /// <param name="sentByLinks">The forms sent by links.</param>
    /// <param name="hasInvitations">Whether anybody was invited to the window.</param>
    /// <param name="k">The window's group size.</param>
    public static bool ShowDays(int received, int sentByLinks, bool hasInvitations, int k) =>
        sentByLinks >= k && (!hasInvitations || received - sentByLinks >= k);

    // Links with equal counts are withheld together: which of them comes first must not depend on anything else.
    private static IReadOnlyCollection<int> Withheld(IReadOnlyCollection<int> before, Func<int, int> sent, int k)
    {
        var small = before.Where(link => sent(link) < k).ToList();
        var next = before.Except(small).GroupBy(sent).MinBy(equal => equal.Key);
        return small.Count == 0 ? [] : [.. small, .. next ?? Enumerable.Empty<int>()];
    }
}
