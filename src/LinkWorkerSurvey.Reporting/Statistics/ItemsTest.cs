namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The test of independence where a question lets several items be chosen: each item is a table of its own, chosen or not.
/// </summary>
/// <param name="Statistic"> The sum of the items' X-squared, 0 or more. Respondents stand in several items, so that it follows no
/// chi-square distribution and has no p-value itself.
/// </param>
/// <param name="PValue">
/// The p-value of 'no item has anything to do with the other question', 0 to 1: the smallest among <paramref name="Items"/>.
/// </param>
/// <param name="Items"> Each item's own test in the order given, its p-value already multiplied by the number of items tested, 1 at most
/// (Bonferroni). Null for an item that nobody or everybody chose, or that has fewer than two columns with a base: it is not tested.
/// </param>
public sealed record ItemsTest(double Statistic, double PValue, IReadOnlyList<PearsonTest?> Items)
{
    /// <summary>Tests a table's items; null when none can be tested.</summary>
    /// <param name="items"> For each item its shares, column by column: those who chose it, out of the column's base. No respondent may be
    /// in two columns of one item. Where the columns are of a question of several choices too, every pair of items is an item here, with
    /// two columns: those who chose the column's and those who did not.
    /// </param>
    /// <remarks>
    /// The sum: A. Agresti and I.-M. Liu, 'Modeling a categorical variable allowing arbitrarily many category choices', Biometrics 55
    /// (1999) 936-943, and Y. J. Decady and D. R. Thomas, 'A simple test of association for contingency tables with multiple column
    /// responses', Biometrics 56 (2000) 893-896. Bonferroni over items: C. R. Bilder, T. M. Loughin and D. Nettleton, Communications in
    /// Statistics - Simulation and Computation 29 (2000) 1285-1316.
    /// </remarks>
    public static ItemsTest? Of(IReadOnlyList<IReadOnlyList<Share>> items)
    {
        var tests = items
            .Select(columns =>
                PearsonTest.Of([
                    [.. columns.Select(share => share.Count)],
                    [.. columns.Select(share => share.Base - share.Count)],
                ]))
            .ToList();
        var tested = tests.Count(test => test is not null);
        if (tested == 0)
            return null;

        PearsonTest?[] adjusted = [.. tests.Select(test => test is null ? null : test with { PValue = Math.Min(1, tested * test.PValue) })];
        return new ItemsTest(adjusted.Sum(test => test?.Statistic ?? 0), adjusted.Min(test => test?.PValue)!.Value, adjusted);
    }
}
