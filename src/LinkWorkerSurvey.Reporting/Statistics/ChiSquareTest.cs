using MathNet.Numerics;

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Pearson's chi-square test of independence in a two-way table with each respondent in one cell.</summary>
/// <param name="Statistic">X-squared, 0 or more, without continuity correction.</param>
/// <param name="Degrees">The degrees of freedom, 1 or more.</param>
/// <param name="PValue">The p-value of the hypothesis 'rows and columns are independent', 0 to 1.</param>
/// <param name="Method">
/// The method of <paramref name="PValue"/>: the chi-square distribution, unless <paramref name="SmallExpected"/>. Then it is Fisher's exact
/// test for a two-by-two table, and random tables for a larger one. A table with more than <see cref="MostDegrees"/> degrees of freedom or
/// <see cref="MostRespondents"/> respondents would take too long; it keeps the approximation by the chi-square distribution.
/// </param>
/// <param name="SmallExpected">
/// Whether expected counts are too small for the chi-square distribution (Cochran, 1954). More than a fifth of the cells have an expected
/// count under 5, or one has an expected count under 1.
/// </param>
public sealed record ChiSquareTest(double Statistic, int Degrees, double PValue, PValueMethod Method, bool SmallExpected)
{
    /// <summary>The most degrees of freedom for which random tables are drawn, over all tables of one multiple-response test.</summary>
    public const int MostDegrees = 250;

    /// <summary>The most respondents for which random tables are drawn.</summary>
    public const int MostRespondents = 1_000_000;

    /// <summary>The smallest expected count that is not small.</summary>
    internal const int SmallestExpected = 5;

    /// <summary>
    /// Tests a table of two choose-one questions. Rows and columns without respondents are dropped. Returns null if fewer than two rows or
    /// two columns remain.
    /// </summary>
    /// <param name="rows">
    /// The respondents in each cell, by row, then by column. Base: the respondents who are in one of the rows and in one of the columns.
    /// </param>
    /// <param name="tables">The number of tables that are tested together, at least 1: they share <see cref="MostDegrees"/>.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or a count is negative.</exception>
    /// <remarks>
    /// K. Pearson, Philosophical Magazine 50 (1900) 157-175. Limits for expected counts: W. G. Cochran, 'Some methods for strengthening the
    /// common chi-square tests', Biometrics 10 (1954) 417-451.
    /// </remarks>
    public static ChiSquareTest? Of(IReadOnlyList<IReadOnlyList<int>> rows, int tables = 1)
    {
        if (rows.Any(row => row.Count != rows[0].Count || row.Any(count => count < 0)))
            throw new ArgumentException("The rows of a table are equally long and hold no negative counts.", nameof(rows));

        var held = rows.Where(row => row.Any(count => count > 0)).ToList();
        int[] columns = [.. Enumerable.Range(0, held is [] ? 0 : held[0].Count).Where(column => held.Any(row => row[column] > 0))];
        if (held.Count < 2 || columns.Length < 2)
            return null;

        double[] rowTotals = [.. held.Select(row => row.Sum(count => (double)count))];
        double[] columnTotals = [.. columns.Select(column => held.Sum(row => (double)row[column]))];
        var all = rowTotals.Sum();
        var cells =
            (from row in Enumerable.Range(0, held.Count)
             from column in Enumerable.Range(0, columns.Length)
             select (Counted: held[row][columns[column]], Expected: rowTotals[row] * columnTotals[column] / all)).ToList();

        var statistic = cells.Sum(cell => (cell.Counted - cell.Expected) * (cell.Counted - cell.Expected) / cell.Expected);
        var degrees = (held.Count - 1) * (columns.Length - 1);
        var small =
            5 * cells.Count(cell => cell.Expected < SmallestExpected) > cells.Count || cells.Any(cell => cell.Expected < 1);
        var method = !small ? PValueMethod.ChiSquare
            : degrees == 1 ? PValueMethod.FisherExact
            : (long)tables * degrees <= MostDegrees && all <= MostRespondents ? PValueMethod.MonteCarlo
            : PValueMethod.ChiSquare;
        var pValue = method switch
        {
            PValueMethod.ChiSquare => SpecialFunctions.GammaUpperRegularized(degrees / 2.0, statistic / 2),
            PValueMethod.FisherExact => FisherExactTest.PValue(cells[0].Counted, cells[1].Counted, cells[2].Counted, cells[3].Counted),
            PValueMethod.MonteCarlo => MonteCarloIndependenceTest.PValue(
                rowTotals.Select(Convert.ToInt32),
                columnTotals.Select(Convert.ToInt32),
                statistic),
        };
        return new ChiSquareTest(statistic, degrees, pValue, method, small);
    }
}
