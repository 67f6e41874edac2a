using MathNet.Numerics.Distributions;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The score interval of a share.</summary>
public static class WilsonInterval
{
    private static readonly double Z = Normal.InvCDF(mean: 0, stddev: 1, 0.975);

    /// <summary>
    /// The 95% interval of a share, 0 to 1, without continuity correction. It holds the share itself; nobody begins at exactly 0 and
    /// everybody ends at exactly 1. Null on an empty base.
    /// </summary>
    /// <param name="share">The respondents in a category, out of the base that their percentage is of.</param>
    /// <param name="population"> How many people the respondents were drawn from, where that is known. The base n is then replaced by
    /// n(N-1)/(N-n), the share left as it is; when all were asked and answered, there is no sampling error and both limits are the share.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The population is smaller than the base.</exception>
    /// <remarks>
    /// E. B. Wilson, 'Probable inference, the law of succession, and statistical inference', Journal of the American Statistical
    /// Association 22 (1927) 209-212; method 3 of R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872. The variance of a share drawn
    /// from a finite population, which the replaced base stands for: W. G. Cochran, Sampling Techniques, 3rd edition (1977), section 3.2.
    /// </remarks>
    public static Interval? Of(Share share, int? population = null)
    {
        if (population is { } size)
            ArgumentOutOfRangeException.ThrowIfLessThan(size, share.Base, nameof(population));
        if (share.Base == 0)
            return null;

        var p = (double)share.Count / share.Base;
        if (share.Base == population)
            return new Interval(p, p);

        var n = population is { } all ? share.Base * (all - 1.0) / (all - share.Base) : share.Base;
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n))) / (1 + (Z * Z / n));
        return new Interval(share.Count == 0 ? 0 : centre - half, share.Count == share.Base ? 1 : centre + half);
    }
}
