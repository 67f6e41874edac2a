namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The difference of two shares with independent bases, such as those of two waves.</summary>
/// <param name="Difference">The first share minus the second, -1 to 1.</param>
/// <param name="Interval">The 95% confidence interval of the difference; it contains the difference.</param>
/// <param name="PValue">
/// The two-sided p-value of the hypothesis 'there is no difference', 0 to 1, not adjusted for other comparisons. It comes from the
/// two-proportion z-test with pooled variance and without continuity correction, or from Fisher's exact test if one of the four expected
/// counts is under 5. The confidence interval uses another method, so the two may disagree close to 5%. For several rows,
/// <see cref="HolmAdjustment"/> adjusts the p-values.
/// </param>
public sealed record ShareDifference(double Difference, ConfidenceInterval Interval, double PValue)
{
    /// <summary>Compares two shares; returns null if either base is 0.</summary>
    /// <param name="first">The first share, such as that of this window.</param>
    /// <param name="second">The second share, such as that of the comparison wave. No respondent may be in both bases.</param>
    /// <remarks>
    /// The interval is Newcombe's hybrid score interval without continuity correction: method 10 of R. G. Newcombe, 'Interval estimation
    /// for the difference between independent proportions', Statistics in Medicine 17 (1998) 873-890. The tests: A. Agresti, Categorical
    /// Data Analysis, 3rd edition (2013), sections 3.2 and 3.5.
    /// </remarks>
    public static ShareDifference? Between(Share first, Share second)
    {
        if (WilsonInterval.Of(first) is not { } one || WilsonInterval.Of(second) is not { } other)
            return null;

        double p = (double)first.Count / first.Base, q = (double)second.Count / second.Base;
        var interval = new ConfidenceInterval(
            p - q - double.Hypot(p - one.Low, other.High - q),
            p - q + double.Hypot(one.High - p, q - other.Low));
        return new ShareDifference(p - q, interval, TwoProportionTest.PValue(first, second));
    }
}
