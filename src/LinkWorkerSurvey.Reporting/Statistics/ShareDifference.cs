namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>How far two shares of independent bases are apart, such as those of two waves.</summary>
/// <param name="Difference">The first share less the second, -1 to 1.</param>
/// <param name="Interval">Its 95% interval, which holds the difference.</param>
/// <param name="PValue"> The two-sided p-value of 'there is no difference', 0 to 1, of this comparison alone: z with the pooled variance,
/// without continuity correction. It is another method than the interval's, so that close to 5% the two may disagree. Where several rows
/// are compared it goes through <see cref="HolmAdjustment"/>.
/// </param>
public sealed record ShareDifference(double Difference, Interval Interval, double PValue)
{
    /// <summary>Compares two shares; null when either base is empty.</summary>
    /// <param name="first">The share compared.</param>
    /// <param name="second">The share it is compared with; nobody may be in both bases.</param>
    /// <remarks>
    /// The interval is Newcombe's hybrid score interval without continuity correction: method 10 of R. G. Newcombe, 'Interval estimation
    /// for the difference between independent proportions', Statistics in Medicine 17 (1998) 873-890. The test is the one of two
    /// proportions in A. Agresti, Categorical Data Analysis, 3rd edition (2013), section 3.2.
    /// </remarks>
    public static ShareDifference? Between(Share first, Share second)
    {
        if (WilsonInterval.Of(first) is not { } one || WilsonInterval.Of(second) is not { } other)
            return null;

        double p = (double)first.Count / first.Base, q = (double)second.Count / second.Base;
        var interval = new Interval(
            p - q - double.Hypot(p - one.Low, other.High - q),
            p - q + double.Hypot(one.High - p, q - other.Low));
        return new ShareDifference(p - q, interval, ScoreTest.PValue(first, second));
    }
}
