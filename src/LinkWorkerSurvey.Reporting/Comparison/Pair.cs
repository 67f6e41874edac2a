using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A row's share and the counts it may have had in the other wave.</summary>
/// <param name="Here">The share compared.</param>
/// <param name="OtherBase">The respondents that the other wave's counts are of; at least one.</param>
/// <param name="There">The other wave's counts.</param>
internal sealed record Pair(Share Here, int OtherBase, PossibleCounts There)
{
    /// <summary>The change from each end of what the other wave's count may be.</summary>
    public IReadOnlyList<Change> Changes() =>
        [.. new[] { There.Low, There.High }.Distinct().Select(count => new Change(Here, new Share(count, OtherBase)))];

    /// <summary>
    /// The largest p-value that any of the possible counts gives, 0 to 1. It is that of the two counts closest to each other, for p falls
    /// as shares draw apart; 1 where they may meet.
    /// </summary>
    /// <param name="mayJoin">How many more respondents the share may yet count.</param>
    /// <param name="mayJoinThere">The same in the other wave.</param>
    public double LeastTelling(int mayJoin = 0, int mayJoinThere = 0)
    {
        Share most = new(Math.Min(Here.Count + mayJoin, Here.Base), Here.Base),
            mostThere = new(Math.Min(There.High + mayJoinThere, OtherBase), OtherBase);
        if (ShareDifference.Between(Here, mostThere)! is { Difference: > 0 } higher)
            return higher.PValue;
        return ShareDifference.Between(most, new Share(There.Low, OtherBase))! is { Difference: < 0 } lower ? lower.PValue : 1;
    }
}
