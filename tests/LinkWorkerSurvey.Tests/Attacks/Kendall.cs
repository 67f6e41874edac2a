namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>Calculates Kendall's rank correlation: 1 if one order determines the other, 0 if it reveals nothing.</summary>
internal static class Kendall
{
    /// <summary>Returns tau-b, which is adjusted for ties, over all pairs.</summary>
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
