namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The result of comparing one column with the other columns in one row of a table.</summary>
/// <param name="Letter">The column's letter: A, B ... Z, AA, AB ...</param>
/// <param name="Compared">Whether the column is compared: its base is at least <see cref="SmallestBase"/>.</param>
/// <param name="HigherThan">
/// The letters of the columns that this column is significantly higher than, from left to right. The level is 5% over all pairs of compared
/// columns. An empty list does not prove that the columns are equal.
/// </param>
public sealed record ColumnComparison(string Letter, bool Compared, IReadOnlyList<string> HigherThan)
{
    /// <summary>The smallest base of a compared column, in respondents.</summary>
    public const int SmallestBase = BaseMarks.FlaggedUnder;

    private const double Level = 0.05;

    /// <summary>Compares every pair of columns in a row by two-proportion z-tests with Bonferroni adjustment.</summary>
    /// <param name="row">
    /// The respondents in the row's category, by column, as a share of the column's base. The test assumes that columns contain different
    /// people. The columns of a question with several choices can share respondents; the table must then say so.
    /// </param>
    /// <remarks>
    /// The z-test is two-sided with pooled variance and without continuity correction: A. Agresti, Categorical Data Analysis, 3rd edition
    /// (2013), section 3.2. Each p-value is multiplied by the number of pairs (Bonferroni): O. J. Dunn, 'Multiple comparisons among means',
    /// Journal of the American Statistical Association 56 (1961) 52-64.
    /// </remarks>
    public static IReadOnlyList<ColumnComparison> Of(IReadOnlyList<Share> row)
    {
        var compared = row.Count(Large);
        var pairs = compared * (compared - 1) / 2;
        return
        [
            .. from column in row.Index()
               let lower = row.Index().Where(other => IsHigher(column.Item, other.Item)).Select(other => LetterOf(other.Index))
               select new ColumnComparison(LetterOf(column.Index), Large(column.Item), [.. lower]),
        ];

        bool IsHigher(Share share, Share other) =>
            Large(share) && Large(other)
            && (long)share.Count * other.Base > (long)other.Count * share.Base
            && pairs * TwoProportionZTest.PValue(share, other) < Level;
    }

    private static bool Large(Share share) => share.Base >= SmallestBase;

    private static string LetterOf(int column) => (column < 26 ? "" : LetterOf((column / 26) - 1)) + (char)('A' + (column % 26));
}
