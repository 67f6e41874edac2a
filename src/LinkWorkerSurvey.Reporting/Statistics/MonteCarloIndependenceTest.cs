using MathNet.Numerics.Random;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The Monte Carlo p-value of Pearson's X-squared: the share of random tables with the same row and column totals whose X-squared is at
/// least the observed one. The same totals and statistic always give the same p-value, whatever the order of rows and columns, and whether
/// rows stand as columns.
/// </summary>
/// <remarks>
/// The p-value (1 + tables at least as extreme) / (1 + tables): A. C. A. Hope, 'A simplified Monte Carlo significance test procedure',
/// Journal of the Royal Statistical Society B 30 (1968) 582-598, as in <c>chisq.test(simulate.p.value = TRUE)</c> of R. The random tables:
/// W. M. Patefield, 'Algorithm AS 159: an efficient method of generating random R x C tables with given row and column totals', Applied
/// Statistics 30 (1981) 91-97.
/// </remarks>
internal sealed class MonteCarloIndependenceTest
{
    /// <summary>The number of random tables. The smallest possible p-value is 1 / 10,000.</summary>
    public const int Tables = 9_999;

    // The Mersenne twister of M. Matsumoto and T. Nishimura (1998) is the same in every version; the algorithm of System.Random is not
    // guaranteed to be.
    private const int Seed = 1968;

    // Statistics that differ by rounding errors only count as equal.
    private const double Tolerance = 1e-7;

    private readonly int[] rows;
    private readonly int[] columns;
    private readonly int respondents;
    private readonly double[] logFactorials;
    private readonly MersenneTwister random = new(Seed, threadSafe: false);

    private MonteCarloIndependenceTest(int[] rows, int[] columns)
    {
        (this.rows, this.columns, respondents) = (rows, columns, rows.Sum());
        logFactorials = new double[respondents + 1];
        for (var n = 2; n <= respondents; n++)
            logFactorials[n] = logFactorials[n - 1] + Math.Log(n);
    }

    /// <summary>Returns the p-value, 1 / 10,000 to 1.</summary>
    /// <param name="rowTotals">The row totals, in respondents, each at least 1.</param>
    /// <param name="columnTotals">The column totals, in respondents, each at least 1, with the same sum.</param>
    /// <param name="statistic">Pearson's X-squared of the observed table.</param>
    public static double PValue(IEnumerable<int> rowTotals, IEnumerable<int> columnTotals, double statistic)
    {
        int[] rows = [.. rowTotals.OrderDescending()], columns = [.. columnTotals.OrderDescending()];
        if (rows.Length > columns.Length || (rows.Length == columns.Length && rows.AsSpan().SequenceCompareTo(columns) > 0))
            (rows, columns) = (columns, rows);
        var test = new MonteCarloIndependenceTest(rows, columns);
        var least = statistic - (Tolerance * Math.Max(1, statistic));
        return (1.0 + Enumerable.Range(0, Tables).Count(_ => test.RandomStatistic() >= least)) / (1 + Tables);
    }

    // Fills a random table cell by cell. Given the cells before it, each cell has a hypergeometric distribution.
    private double RandomStatistic()
    {
        var (statistic, left, leftInAll) = (0.0, columns.ToArray(), respondents);
        foreach (var row in rows)
        {
            var (leftInRow, leftBelow) = (row, leftInAll);
            for (var column = 0; column < columns.Length; column++)
            {
                var cell = Hypergeometric(leftInRow, left[column], leftBelow);
                leftInRow -= cell;
                leftBelow -= left[column];
                left[column] -= cell;
                var expected = (double)row * columns[column] / respondents;
                statistic += (cell - expected) * (cell - expected) / expected;
            }

            leftInAll -= row;
        }

        return statistic;
    }

    // Returns how many of the marked are among those drawn, by inversion from the mode outwards: the number of steps grows with the
    // standard deviation, not with the number of respondents.
    private int Hypergeometric(int drawn, int marked, int all)
    {
        if (drawn == 0 || marked == 0)
            return 0;
        if (drawn == all || marked == all)
            return Math.Min(drawn, marked);

        var mode = (int)((drawn + 1.0) * (marked + 1.0) / (all + 2.0));
        var neither = all - drawn - marked;
        var probability = Math.Exp(
            logFactorials[drawn]
                + logFactorials[all - drawn]
                + logFactorials[marked]
                + logFactorials[all - marked]
                - logFactorials[all]
                - logFactorials[mode]
                - logFactorials[drawn - mode]
                - logFactorials[marked - mode]
                - logFactorials[neither + mode]);
        var uniform = random.NextDouble() - probability;
        var (up, high, down, low) = (probability, mode, probability, mode);
        while (uniform >= 0 && (up > 0 || down > 0))
        {
            up *= (double)(drawn - high) * (marked - high) / ((high + 1.0) * (neither + high + 1.0));
            high++;
            if ((uniform -= up) < 0)
                return high;
            down *= (double)low * (neither + low) / ((drawn - low + 1.0) * (marked - low + 1.0));
            low--;
            if ((uniform -= down) < 0)
                return low;
        }

        // The probabilities add up to 1 except for rounding errors.
        return mode;
    }
}
