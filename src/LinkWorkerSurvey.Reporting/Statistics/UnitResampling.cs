using MathNet.Numerics.Random;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Draws resamples of units with replacement: as many units as there are, each from all of them. Units of one group are interchangeable, so
/// that a resample is how many units it has of each group, a draw from the multinomial distribution. The same groups in the same order
/// always give the same resamples.
/// </summary>
internal sealed class UnitResampling
{
    // The Mersenne twister of M. Matsumoto and T. Nishimura (1998) is the same in every version; the algorithm of System.Random is not
    // guaranteed to be.
    private const int Seed = 2016;

    private readonly MersenneTwister random = new(Seed, threadSafe: false);
    private readonly int units;
    private readonly double[] logFactorials;

    // For each group, the probability that a unit is in it if it is in no group before it: the odds, and the logarithms of both sides.
    private readonly (double Odds, double Log, double LogOfRest)[] groups;

    /// <summary>Creates the resampling.</summary>
    /// <param name="sizes">The number of units of each group, each at least 1.</param>
    public UnitResampling(IReadOnlyList<int> sizes)
    {
        units = sizes.Sum();
        logFactorials = new double[units + 1];
        for (var n = 2; n <= units; n++)
            logFactorials[n] = logFactorials[n - 1] + Math.Log(n);
        groups = new (double, double, double)[sizes.Count];
        var left = units;
        for (var i = 0; i < groups.Length; i++)
        {
            double inside = sizes[i], after = left -= sizes[i];
            groups[i] = (inside / after, Math.Log(inside / (inside + after)), Math.Log(after / (inside + after)));
        }
    }

    /// <summary>Fills in how many units of each group the next resample has.</summary>
    public void Draw(Span<int> resample)
    {
        var left = units;
        for (var i = 0; i < groups.Length - 1; i++)
            left -= resample[i] = left == 0 ? 0 : Binomial(left, groups[i]);
        resample[groups.Length - 1] = left;
    }

    // By inversion from the mode outwards: the number of steps grows with the standard deviation, not with the number of units.
    private int Binomial(int trials, (double Odds, double Log, double LogOfRest) group)
    {
        var (odds, log, logOfRest) = group;
        var mode = Math.Min(trials, (int)((trials + 1) * (odds / (1 + odds))));
        var probability = Math.Exp(
            logFactorials[trials] - logFactorials[mode] - logFactorials[trials - mode] + (mode * log) + ((trials - mode) * logOfRest));
        var uniform = random.NextDouble() - probability;
        var (up, high, down, low) = (probability, mode, probability, mode);
        while (uniform >= 0 && (up > 0 || down > 0))
        {
            up *= odds * (trials - high) / (high + 1);
            high++;
            if ((uniform -= up) < 0)
                return high;
            down *= low / (odds * (trials - low + 1));
            low--;
            if ((uniform -= down) < 0)
                return low;
        }

        // The probabilities add up to 1 except for rounding errors.
        return mode;
    }
}
