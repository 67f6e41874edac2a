namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// P-values of several tests, made larger so that the chance of even one false alarm among them stays what a single test's would be.
/// </summary>
public static class HolmAdjustment
{
    /// <summary>
    /// The adjusted p-values in the order given: never under the raw ones, never over 1. A row that is not compared is null, stays null and
    /// does not count as a test.
    /// </summary>
    /// <param name="pValues">The p-values of a table's rows, each 0 to 1.</param>
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
