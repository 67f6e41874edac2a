using MathNet.Numerics;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The test of two independent shares for equality: z with the pooled variance, without continuity correction. Its square is Pearson's
/// X-squared of the two by two table.
/// </summary>
internal static class ScoreTest
{
    /// <summary>
    /// The two-sided p-value, 0 to 1. Where nobody of both bases or everybody of both is counted, the shares are equal and it is 1.
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
