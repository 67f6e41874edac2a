namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Adjusts the p-values of several tests by Holm's method. The chance of any false positive among the tests (the family-wise error rate) is
/// then at most that of a single test.
/// </summary>
public static class HolmAdjustment
{
    /// <summary>
    /// Returns the adjusted p-values in the order given, each at least the raw p-value and at most 1. Null stands for a row that is not
    /// compared: it stays null and does not count as a test.
    /// </summary>
    /// <param name="pValues">The p-values of a table's rows, each 0 to 1 or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not between 0 and 1.</exception>
    /// <remarks>
    /// The step-down method of S. Holm, 'A simple sequentially rejective multiple test procedure', Scandinavian Journal of Statistics 6
    /// (1979) 65-70.
    /// </remarks>
    public static IReadOnlyList<double?> Of(IReadOnlyList<double?> pValues)
    {
        if (pValues.Any(p => p is not (null or (>= 0 and <= 1))))
            throw new ArgumentOutOfRangeException(nameof(pValues), "A p-value lies between 0 and 1.");

        var adjusted = new double?[pValues.Count];
        var tested = Enumerable.Range(0, pValues.Count).Where(row => pValues[row] is not null).OrderBy(row => pValues[row]).ToList();
        var reached = 0.0;
        foreach (var (step, row) in tested.Index())
            adjusted[row] = reached = Math.Max(reached, Math.Min(1, (tested.Count - step) * pValues[row]!.Value));
        return adjusted;
    }
}
