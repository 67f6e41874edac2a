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
    /// Returns the largest p-value over all possible counts of both waves, 0 to 1, not adjusted. The p-value falls as the two shares move
    /// apart, so it is largest for the counts whose shares are closest. It is 1 if the shares can be equal.
    /// </summary>
    /// <param name="mayJoin">The maximum number of respondents that coding can still add to the share in this window.</param>
    /// <param name="mayJoinThere">The maximum number of respondents that coding can still add to the row in the comparison wave.</param>
    public double LeastTelling(int mayJoin = 0, int mayJoinThere = 0)
    {
        Share most = new(Math.Min(Here.Count + mayJoin, Here.Base), Here.Base),
            mostThere = new(Math.Min(There.High + mayJoinThere, OtherBase), OtherBase);
        if (ShareDifference.Between(Here, mostThere)! is { Difference: > 0 } higher)
            return higher.PValue;
        return ShareDifference.Between(most, new Share(There.Low, OtherBase))! is { Difference: < 0 } lower ? lower.PValue : 1;
    }
}
