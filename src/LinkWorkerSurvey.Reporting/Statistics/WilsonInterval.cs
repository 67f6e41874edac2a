using MathNet.Numerics.Distributions;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Calculates the Wilson score interval of a share.</summary>
public static class WilsonInterval
{
    private static readonly double Z = Normal.InvCDF(mean: 0, stddev: 1, 0.975);

    /// <summary>
    /// Returns the 95% confidence interval of a share, 0 to 1, without continuity correction; null if the base is 0. The interval contains
    /// the share. It begins at exactly 0 for a count of 0, and ends at exactly 1 if the count equals the base.
    /// </summary>
    /// <param name="share">The share: the respondents in a category and their base.</param>
    /// <param name="population">
    /// The number of people from whom the respondents were drawn at random without replacement; null if unknown, or if some respondents
    /// chose themselves. A known population N applies the finite population correction: the base n is replaced by n(N-1)/(N-n), and the
    /// share stays as it is. If n equals N, there is no sampling error and both limits are the share.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The population is smaller than the base.</exception>
    /// <remarks>
    /// E. B. Wilson, 'Probable inference, the law of succession, and statistical inference', Journal of the American Statistical
    /// Association 22 (1927) 209-212; method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872. The finite population
    /// correction of the variance: W. G. Cochran, Sampling Techniques, 3rd edition (1977), section 3.2.
    /// </remarks>
    public static ConfidenceInterval? Of(Share share, int? population = null)
    {
        if (population is { } size)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, share.Base, nameof(population));
        if (share.Base == 0)
            return null;

        var p = (double)share.Count / share.Base;
        if (share.Base == population)
            return new ConfidenceInterval(p, p);

        var n = population is { } all ? share.Base * (all - 1.0) / (all - share.Base) : share.Base;
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n))) / (1 + (Z * Z / n));
        return new ConfidenceInterval(share.Count == 0 ? 0 : centre - half, share.Count == share.Base ? 1 : centre + half);
    }
}
