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
/// <para>
/// The counts of a retired link no longer change, and may have been seen. They hide nothing that is added to them. From its retirement on,
/// a suppressed small link in use therefore always has a second suppressed link in use, if the window has one, even if that was shown.
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
    /// <param name="retired">The days in UK time on which links were retired; null if all are in use.</param>
    public static IReadOnlyDictionary<int, (int Opened, int Sent)> Shown(
        IEnumerable<int> links,
        IReadOnlyCollection<LinkDayCounts> days,
        int k,
        DateTimeOffset now,
        IReadOnlyDictionary<int, DateOnly>? retired = null)
    {
        retired ??= new Dictionary<int, DateOnly>();
        var counts = links.ToDictionary(link => link, _ => (Opened: 0, Sent: 0));
        IReadOnlyCollection<int> withheld = [.. counts.Keys];
        var lastDay = UkTime.DayOf(now - Lateness).AddDays(-1);
        var byDay = days.ToLookup(day => day.Day);
        foreach (var day in days.Select(day => day.Day).Concat(retired.Values).Distinct().Order())
        {
            // Decides at once, by days that are complete whenever it is asked, so that the same link is chosen every time.
            if (retired.Values.Contains(day))
                withheld = WithPartner(withheld, counts.Keys, link => SentUntil(link, day.AddDays(-2)), link => IsInUse(link, day), k);
            foreach (var link in byDay[day])
                counts[link.Link] = (counts[link.Link].Opened + link.Opened, counts[link.Link].Sent + link.Sent);
            if (day <= lastDay)
                withheld = Withheld(withheld, link => counts[link].Sent, link => IsInUse(link, day), k);
        }

        // If every link has at least k sent forms, subtraction reveals no small count.
        return counts.Values.All(count => count.Sent >= k) ? counts : counts.Where(count => !withheld.Contains(count.Key)).ToDictionary();

        bool IsInUse(int link, DateOnly day) => !retired.TryGetValue(link, out var since) || since > day;

        int SentUntil(int link, DateOnly last) => days.Where(day => day.Link == link && day.Day <= last).Sum(day => day.Sent);
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

    private static List<int> Withheld(
        IReadOnlyCollection<int> before, Func<int, int> sent, Func<int, bool> isInUse, int k)
    {
        var small = before.Where(link => sent(link) < k).ToList();
        if (small.Count == 0)
            return [];
        var others = before.Except(small).ToList();
        var withheld = small.Concat(Smallest(others, sent)).ToList();
        return small.Exists(link => isInUse(link)) && !withheld.Except(small).Any(isInUse)
            ? [.. withheld, .. Smallest(others.Where(isInUse), sent)]
            : withheld;
    }

    private static IReadOnlyCollection<int> WithPartner(
        IReadOnlyCollection<int> withheld, IEnumerable<int> links, Func<int, int> sent, Func<int, bool> isInUse, int k)
    {
        var inUse = withheld.Where(isInUse).ToList();
        return inUse.Exists(link => sent(link) < k) && !inUse.Exists(link => sent(link) >= k)
            ? [.. withheld, .. Smallest(links.Except(withheld).Where(isInUse), sent)]
            : withheld;
    }

    // Suppresses links with equal counts together, so that the decision depends on the counts alone.
    private static IEnumerable<int> Smallest(IEnumerable<int> links, Func<int, int> sent) =>
        links.GroupBy(sent).MinBy(equal => equal.Key) ?? Enumerable.Empty<int>();
}
