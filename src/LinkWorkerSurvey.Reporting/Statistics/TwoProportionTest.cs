using MathNet.Numerics;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The two-sided test for equality of two independent shares: the z-test with pooled variance and without continuity correction if all four
/// expected counts of the two-by-two table are at least 5, otherwise Fisher's exact test. The p-value is that of the two-by-two table in
/// <see cref="ChiSquareTest"/>: it has the same limit, and the square of z equals Pearson's X-squared.
/// </summary>
/// <remarks>
/// Pooled z: A. Agresti, Categorical Data Analysis, 3rd edition (2013), section 3.2. The limit of 5: W. G. Cochran, 'Some methods for
/// strengthening the common chi-square tests', Biometrics 10 (1954) 417-451. Exact test: see <see cref="FisherExactTest"/>.
/// </remarks>
internal static class TwoProportionTest
{
    private const int MostBases = 10_000;

    /// <summary>
    /// Returns the two-sided p-value, 0 to 1. If both counts are 0, or both equal their bases, the shares are equal and the p-value is 1.
    /// </summary>
    public static double PValue(Share first, Share second)
    {
        if (IsExact(first, second))
            return FisherExactTest.PValue(first.Count, second.Count, first.Base - first.Count, second.Base - second.Count);
        double counted = (double)first.Count + second.Count, all = (double)first.Base + second.Base;
        var cross = ((double)first.Count * second.Base) - ((double)second.Count * first.Base);
        var squared = cross / first.Base * (cross / second.Base) * all / (counted * (all - counted));
        return SpecialFunctions.Erfc(Math.Sqrt(squared / 2));
    }

    /// <summary>
    /// Whether the p-value is below a level with every possible base of the two shares. False too if the exact test would have to try more
    /// than 10,000 pairs of bases.
    /// </summary>
    /// <param name="higher">The share that is the higher one with every possible base.</param>
    /// <param name="lower">The other share.</param>
    /// <param name="level">The level, 0 to 1.</param>
    public static bool IsBelow(PossibleShare higher, PossibleShare lower, double level)
    {
        if (PValue(higher.Lowest, lower.Highest) >= level)
            return false;

        // The z-test's p-value is largest with the bases that bring the shares closest; the exact test's need not be. Each expected count
        // is smallest at a corner of the limits.
        var isExact =
            from one in new[] { higher.Lowest, higher.Highest }
            from other in new[] { lower.Lowest, lower.Highest }
            select IsExact(one, other);
        return !isExact.Contains(true)
            || ((long)Width(higher) * Width(lower) <= MostBases
                && higher.Possible.All(one => lower.Possible.All(other => PValue(one, other) < level)));

        static int Width(PossibleShare share) => share.Base.High - share.Base.Low + 1;
    }

    /// <summary>
    /// Whether the p-value is Fisher's: an expected count is under 5. It depends on the two bases and on the sum of the two counts.
    /// </summary>
    public static bool IsExact(Share first, Share second)
    {
        double counted = (double)first.Count + second.Count, all = (double)first.Base + second.Base;
        return Math.Min(counted, all - counted) * Math.Min(first.Base, second.Base) / all < ChiSquareTest.SmallestExpected;
    }
}
