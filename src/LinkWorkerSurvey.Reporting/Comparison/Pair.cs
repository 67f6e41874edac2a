using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A share and the counts that the same row may have in the comparison wave.</summary>
/// <param name="Here">The share that is compared.</param>
/// <param name="OtherBase">The base of the comparison wave's counts, in respondents; at least 1.</param>
/// <param name="There">The possible counts in the comparison wave.</param>
internal sealed record Pair(Share Here, int OtherBase, PossibleCounts There)
{
    /// <summary>
    /// Returns the change against the lowest and the highest possible count in the comparison wave; one change if they are equal.
    /// </summary>
    public IReadOnlyList<Change> Changes() =>
        [.. new[] { There.Low, There.High }.Distinct().Select(count => new Change(Here, new Share(count, OtherBase)))];

    /// <summary>
    /// Returns the largest p-value over all possible counts, 0 to 1. The two counts closest to each other give it, because p falls as
    /// shares move apart. It is 1 if the shares can be equal.
    /// </summary>
    /// <param name="mayJoin">The most respondents that coding can still add to the share.</param>
    /// <param name="mayJoinThere">The same number for the comparison wave.</param>
    public double LeastTelling(int mayJoin = 0, int mayJoinThere = 0)
    {
        Share most = new(Math.Min(Here.Count + mayJoin, Here.Base), Here.Base),
            mostThere = new(Math.Min(There.High + mayJoinThere, OtherBase), OtherBase);
        if (ShareDifference.Between(Here, mostThere)! is { Difference: > 0 } higher)
            return higher.PValue;
        return ShareDifference.Between(most, new Share(There.Low, OtherBase))! is { Difference: < 0 } lower ? lower.PValue : 1;
    }
}
