using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Decides which links of a survey window show their counts (primary and secondary suppression). A link with fewer than k sent forms is
/// suppressed (k is the window's minimum batch size), and so is the link with the next smallest count. Otherwise, subtracting the shown
/// counts from the number of all forms would reveal a small count. It would reveal several small counts too if all of them were k - 1.
/// <para>
/// Comparing counts from different times must reveal no more than the counts from one time. If a shown link could take the place of a
/// suppressed one, subtracting earlier from later counts would reveal the count of a third link. Therefore a link that has left the
/// suppressed set never returns to it, and only counts of complete days decide. The guarantee: if two links that are still suppressed
/// exchanged all their counts, nothing shown so far would change.
/// </para>
/// </summary>
public static class LinkCounts
{
    // Counts are stored in batches, some seconds late. A day counts as complete only after its last batch.
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(1);

    /// <summary>Returns the counts that may be shown, by link. A link that is missing from the result is suppressed.</summary>
    /// <param name="links">The keys of all links of the window.</param>
    /// <param name="days">The counts of these links by day, in any order.</param>
    /// <param name="k">
    /// The window's <see cref="SurveyWindow.MinimumBatchSize"/>: the smallest number of sent forms with which a link can be shown.
    /// </param>
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

        // If every link has at least k sent forms, subtraction reveals no small count.
        return counts.Values.All(count => count.Sent >= k) ? counts : counts.Where(count => !withheld.Contains(count.Key)).ToDictionary();
    }

    /// <summary>
    /// Returns whether the number of forms sent on each day, summed over all links, may be shown. At least k forms must have been sent
    /// through links. If people were also invited, at least k invitations must have been answered. Otherwise, subtracting the links' total
    /// from the forms received would reveal a small number of replies to invitations.
    /// </summary>
    /// <param name="received">The number of forms received, through links and through invitations.</param>
    /// <param name="sentByLinks">The number of forms sent through links.</param>
    /// <param name="hasInvitations">Whether anybody was invited to the survey by a personal link.</param>
    /// <param name="k">The window's <see cref="SurveyWindow.MinimumBatchSize"/>.</param>
    public static bool ShowDays(int received, int sentByLinks, bool hasInvitations, int k) =>
        sentByLinks >= k && (!hasInvitations || received - sentByLinks >= k);

    // Suppresses links with equal counts together, so that the decision depends on the counts alone.
    private static IReadOnlyCollection<int> Withheld(IReadOnlyCollection<int> before, Func<int, int> sent, int k)
    {
        var small = before.Where(link => sent(link) < k).ToList();
        var next = before.Except(small).GroupBy(sent).MinBy(equal => equal.Key);
        return small.Count == 0 ? [] : [.. small, .. next ?? Enumerable.Empty<int>()];
    }
}
