namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>What a column's percentage in one row of a table is compared with the others'.</summary>
/// <param name="Letter">The column's letter: A, B ... Z, AA, AB ...</param>
/// <param name="Compared">Whether it is compared: its base is large enough.</param>
/// <param name="HigherThan"> The letters of the columns that it is significantly higher than, from left to right, at 5% over all pairs of
/// the columns compared. Empty when there are none, which is no proof that the columns are equal.
/// </param>
public sealed record ColumnComparison(string Letter, bool Compared, IReadOnlyList<string> HigherThan)
{
    /// <summary>The smallest base of a column that is compared.</summary>
    public const int SmallestBase = BaseMarks.FlaggedUnder;

    private const double Level = 0.05;

    /// <summary>Compares each column of a row with each other.</summary>
    /// <param name="row"> The respondents in the row's category, column by column, out of the column's base. The test takes columns to hold
    /// different people; where they are of a question of several choices they may share some, and the table has to say so.
    /// </param>
    /// <remarks>
    /// Each pair is tested two-sided by z with the pooled variance, without continuity correction (A. Agresti, Categorical Data Analysis,
    /// 3rd edition (2013), section 3.2), and its p-value multiplied by the number of pairs (O. J. Dunn, 'Multiple comparisons among means',
    /// Journal of the American Statistical Association 56 (1961) 52-64).
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
            && pairs * ScoreTest.PValue(share, other) < Level;
    }

    private static bool Large(Share share) => share.Base >= SmallestBase;

    private static string LetterOf(int column) => (column < 26 ? "" : LetterOf((column / 26) - 1)) + (char)('A' + (column % 26));
}
