using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A row's share in this survey window, and the counts that the matching row can have in the comparison wave.</summary>
/// <param name="Here">The row's share in this window.</param>
/// <param name="OtherBase">The base of the comparison wave's counts, in respondents; at least 1.</param>
/// <param name="There">The row's count in the comparison wave; a range if only a rounded percentage was published.</param>
internal sealed record Pair(Share Here, int OtherBase, PossibleCounts There)
{
    /// <summary>
    /// Returns the change from the lowest possible count in the comparison wave, then the change from the highest; only one change if the
    /// count is known exactly.
    /// </summary>
    public IReadOnlyList<Change> Changes() =>
        [.. new[] { There.Low, There.High }.Distinct().Select(count => new Change(Here, new Share(count, OtherBase)))];

    /// <summary>
    /// Returns the largest p-value over all possible counts of both waves, 0 to 1, not adjusted. It is 1 if the shares can be equal, or if
    /// either can be the higher one.
    /// </summary>
    /// <param name="mayJoin">The maximum number of respondents that coding can still add to the share in this window.</param>
    /// <param name="mayJoinThere">The maximum number of respondents that coding can still add to the row in the comparison wave.</param>
    public double LeastTelling(int mayJoin = 0, int mayJoinThere = 0)
    {
        int least = Here.Count,
            most = Math.Min(Here.Count + mayJoin, Here.Base),
            leastThere = There.Low,
            mostThere = Math.Min(There.High + mayJoinThere, OtherBase);
        if ((long)least * OtherBase > (long)mostThere * Here.Base)
            return Largest(Upwards(least, most), Downwards(mostThere, leastThere));
        return (long)most * OtherBase < (long)leastThere * Here.Base
            ? Largest(Downwards(most, least), Upwards(leastThere, mostThere))
            : 1;
    }

    // The counts of each wave begin with the one whose share is closest to the other wave's. If the sum of the two counts stays the same,
    // so does the test, and the p-value falls as the shares move apart. It is therefore largest where one of the counts is the closest.
    private double Largest(IEnumerable<int> counts, IEnumerable<int> countsThere)
    {
        int closest = counts.First(), closestThere = countsThere.First();
        return Math.Max(
            Largest(counts.Select(count => (new Share(count, Here.Base), new Share(closestThere, OtherBase)))),
            Largest(countsThere.Select(count => (new Share(closest, Here.Base), new Share(count, OtherBase)))));
    }

    // The z-test's p-value falls as the shares move apart. The exact test's need not, and can be larger than the z-test's of closer shares.
    private static double Largest(IEnumerable<(Share Here, Share There)> apart) =>
        apart
            .Where(pair => TwoProportionTest.IsExact(pair.Here, pair.There))
            .Concat(apart.Where(pair => !TwoProportionTest.IsExact(pair.Here, pair.There)).Take(1))
            .Max(pair => TwoProportionTest.PValue(pair.Here, pair.There));

    private static IEnumerable<int> Upwards(int from, int to) => Enumerable.Range(from, to - from + 1);

    private static IEnumerable<int> Downwards(int from, int to) => Enumerable.Range(0, from - to + 1).Select(steps => from - steps);
}
