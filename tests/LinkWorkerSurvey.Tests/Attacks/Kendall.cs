namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Kendall's rank correlation: 1 where one order tells the other, 0 where it tells nothing.</summary>
internal static class Kendall
{
    /// <summary>Of all pairs that are tied in neither (tau-b).</summary>
    public static double Tau(IReadOnlyList<int> arrivals, IReadOnlyList<int> ranks)
    {
        var (agree, untiedArrivals, untiedRanks) = (0L, 0L, 0L);
        for (var i = 0; i < arrivals.Count; i++)
        {
            for (var j = i + 1; j < arrivals.Count; j++)
            {
                var (arrival, rank) = (Math.Sign(arrivals[j] - arrivals[i]), Math.Sign(ranks[j] - ranks[i]));
                agree += arrival * rank;
                untiedArrivals += Math.Abs(arrival);
                untiedRanks += Math.Abs(rank);
            }
        }

        return untiedRanks == 0 ? 0 : agree / Math.Sqrt((double)untiedArrivals * untiedRanks);
    }
}
