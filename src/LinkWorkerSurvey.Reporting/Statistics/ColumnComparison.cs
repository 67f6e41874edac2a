namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The result of comparing one column with the other columns in one row of a table.</summary>
/// <param name="Letter">The column's letter: A, B ... Z, AA, AB ...</param>
/// <param name="Compared">Whether the column is compared: its share is known, and its base is at least <see cref="SmallestBase"/>.</param>
/// <param name="HigherThan">
/// The letters of the columns that this column is significantly higher than, from left to right. The level is 5% over all pairs of compared
/// columns in the row. An empty list does not prove that the columns are equal.
/// </param>
public sealed record ColumnComparison(string Letter, bool Compared, IReadOnlyList<string> HigherThan)
{
    /// <summary>The smallest base of a compared column, in respondents.</summary>
    public const int SmallestBase = BaseMarks.FlaggedUnder;

    /// <summary>The significance level of the letters of a row, and of the table's own test without which there are no letters.</summary>
    public const double Level = 0.05;

    /// <summary>Compares every pair of columns in a row by tests of two independent shares with Bonferroni adjustment.</summary>
    /// <param name="row">
    /// The respondents in the row's category, by column, as a share of the column's base; null if the share is unknown. No respondent may
    /// be in two columns. If bases are known only within limits, a letter is given only if every possible base supports it.
    /// </param>
    /// <remarks>
    /// The test: <see cref="TwoProportionTest"/>. Each p-value is multiplied by the number of pairs (Bonferroni): O. J. Dunn, 'Multiple
    /// comparisons among means', Journal of the American Statistical Association 56 (1961) 52-64.
    /// </remarks>
    public static IReadOnlyList<ColumnComparison> Of(IReadOnlyList<PossibleShare?> row)
    {
        var compared = row.Count(IsCompared);
        var pairs = compared * (compared - 1) / 2;
        return
        [
            .. from column in row.Index()
               let lower = row.Index().Where(other => IsHigher(column.Item, other.Item)).Select(other => LetterOf(other.Index))
               select new ColumnComparison(LetterOf(column.Index), IsCompared(column.Item), [.. lower]),
        ];

        bool IsHigher(PossibleShare? column, PossibleShare? other) =>
            IsCompared(column)
            && IsCompared(other)
            && (column!.Value, other!.Value) is var (higher, lower)
            && (long)higher.Count * lower.Base.Low > (long)lower.Count * higher.Base.High
            && TwoProportionTest.IsBelow(higher, lower, Level / pairs);
    }

    private static bool IsCompared(PossibleShare? share) => share?.Base.Low >= SmallestBase;

    private static string LetterOf(int column) => (column < 26 ? "" : LetterOf((column / 26) - 1)) + (char)('A' + (column % 26));
}
