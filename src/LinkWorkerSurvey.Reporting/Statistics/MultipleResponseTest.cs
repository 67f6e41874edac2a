namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Multiple-response test of independence, for a question with several choices. Each item, such as one of its options, has a two-way table
/// of its own: chosen or not chosen, by the categories of the other question.
/// </summary>
/// <param name="Statistic">
/// The sum of the items' X-squared, 0 or more. A respondent can be in several items, so the sum follows no chi-square distribution and has
/// no p-value of its own.
/// </param>
/// <param name="PValue">
/// The p-value of the hypothesis 'every item is independent of the other question', 0 to 1: the smallest p-value among
/// <paramref name="Items"/>.
/// </param>
/// <param name="Items">
/// The chi-square test of each item in the order given. Each p-value is already multiplied by the number of items tested, 1 at most
/// (Bonferroni). Null for an item that is not tested: nobody or everybody chose it, or fewer than two of its columns have a base.
/// </param>
public sealed record MultipleResponseTest(double Statistic, double PValue, IReadOnlyList<ChiSquareTest?> Items)
{
    /// <summary>Tests the items of a table; returns null if none can be tested.</summary>
    /// <param name="items">
    /// The shares of each item, by column: the respondents who chose the item, as a share of the column's base. No respondent may be in two
    /// columns of one item. If the columns are of a question with several choices too, each pair of a row and a column is an item. The item
    /// then has two columns: the respondents who chose the column's category, and those who did not.
    /// </param>
    /// <remarks>
    /// The sum: A. Agresti and I.-M. Liu, 'Modeling a categorical variable allowing arbitrarily many category choices', Biometrics 55
    /// (1999) 936-943, and Y. J. Decady and D. R. Thomas, 'A simple test of association for contingency tables with multiple column
    /// responses', Biometrics 56 (2000) 893-896. Bonferroni over items: C. R. Bilder, T. M. Loughin and D. Nettleton, Communications in
    /// Statistics - Simulation and Computation 29 (2000) 1285-1316.
    /// </remarks>
    public static MultipleResponseTest? Of(IReadOnlyList<IReadOnlyList<Share>> items)
    {
        var tests = items
            .Select(columns =>
                ChiSquareTest.Of(
                    [[.. columns.Select(share => share.Count)], [.. columns.Select(share => share.Base - share.Count)]],
                    tables: items.Count))
            .ToList();
        var tested = tests.Count(test => test is not null);
        if (tested == 0)
            return null;

        ChiSquareTest?[] adjusted =
            [.. tests.Select(test => test is null ? null : test with { PValue = Math.Min(1, tested * test.PValue) })];
        return new MultipleResponseTest(adjusted.Sum(test => test?.Statistic ?? 0), adjusted.Min(test => test?.PValue)!.Value, adjusted);
    }
}
