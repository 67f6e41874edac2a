namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Fisher's exact test of independence in a two-by-two table, two-sided. Among the tables with the same row and column totals, it adds up
/// the probabilities of those that are at most as probable as the observed one.
/// </summary>
/// <remarks>
/// R. A. Fisher, Statistical Methods for Research Workers, 5th edition (1934), section 21.02; A. Agresti, Categorical Data Analysis, 3rd
/// edition (2013), section 3.5. As in <c>fisher.test</c> of R, a table is as probable as another if its probability exceeds the other's by
/// a factor of at most 1 + 1e-7.
/// </remarks>
internal static class FisherExactTest
{
    private const double AsProbable = 1 + 1e-7;

    // Leaves out the tables that are too improbable to change the last digit of the p-value.
    private const double Negligible = 1e-25;

    /// <summary>
    /// Returns the p-value, 0 to 1. It is 1 if a row or a column is empty. The rows of the table are <paramref name="a"/> and
    /// <paramref name="b"/>, <paramref name="c"/> and <paramref name="d"/>; each count is 0 or more.
    /// </summary>
    public static double PValue(int a, int b, int c, int d)
    {
        // Probabilities are relative to the observed table's, so that neither factorials nor logarithms are needed.
        double extreme = 1, all = 1;
        Add(a, b, c, d);
        Add(b, a, d, c);
        return extreme / all;

        // Adds the tables with more respondents in two opposite cells, and fewer in the other two.
        void Add(double more, double fewer, double fewerToo, double moreToo)
        {
            var probability = 1.0;
            while (fewer > 0 && fewerToo > 0 && probability > Negligible)
            {
                probability *= fewer-- / ++more * (fewerToo-- / ++moreToo);
                all += probability;
                if (probability <= AsProbable)
                    extreme += probability;
            }
        }
    }
}
