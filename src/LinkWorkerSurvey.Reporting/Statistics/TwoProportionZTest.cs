using MathNet.Numerics;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The two-proportion z-test for equality of two independent shares, with pooled variance and without continuity correction. The square of
/// z equals Pearson's X-squared of the two-by-two table.
/// </summary>
internal static class TwoProportionZTest
{
    /// <summary>
    /// Returns the two-sided p-value, 0 to 1. If both counts are 0, or both equal their bases, the shares are equal and the p-value is 1.
    /// </summary>
    public static double PValue(Share first, Share second)
    {
        double counted = (double)first.Count + second.Count, all = (double)first.Base + second.Base;
        if (counted == 0 || counted == all)
            return 1;
        var cross = ((double)first.Count * second.Base) - ((double)second.Count * first.Base);
        var squared = cross / first.Base * (cross / second.Base) * all / (counted * (all - counted));
        return SpecialFunctions.Erfc(Math.Sqrt(squared / 2));
    }
}
