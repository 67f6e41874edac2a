using LinkWorkerSurvey.Reporting.Statistics;
using Item = System.Collections.Generic.IReadOnlyList<LinkWorkerSurvey.Reporting.Statistics.Share>;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The comparisons of columns and the significance test of a cross-tabulation. Base: the respondents who answered the question, whatever
/// base the table's percentages have, because a test that took 'no answer' for 'not chosen' would find differences in who skips questions.
/// The statistics are calculated from shown cells only, so they reveal nothing about suppressed cells: every reader could calculate them.
/// Where the table does not show how many respondents of a column answered, they hold for every possible number.
/// </summary>
public sealed record CrossTabStatistics
{
    private CrossTabStatistics(CrossTab table, bool test)
    {
        var answered = AnsweredBases.Of(table);
        int[] rows = Compared(table.Rows),
            columns = Compared(table.Columns);
        var isWhole = table is { RowsExclusive: true, ColumnsExclusive: true } && rows.All(r => columns.All(c => Count(r, c) is not null));
        if (test && isWhole)
            ChiSquare = ChiSquareTest.Of([.. rows.Select(r => columns.Select(c => Count(r, c)!.Value).ToList())]);
        else if (test)
            (Items, PossibleItems) = Test();

        HasLetters = table.ColumnsExclusive && PValue < ColumnComparison.Level;
        Letters =
        [
            .. table.Cells.Select((row, r) => ColumnComparison.Of(
                [.. row.Select((_, c) => HasLetters && rows.Contains(r) && columns.Contains(c) ? InColumn(r, c) : null)])),
        ];
        ColumnLetters =
        [
            .. table.Columns.Select((_, c) => Letters.Select(row => row[c]).FirstOrDefault(compared => compared.Compared)?.Letter),
        ];

        int? Count(int row, int column) => table.Cells[row][column].Count;

        PossibleShare? InColumn(int row, int column) => Share(Count(row, column), answered.Columns[column]);

        PossibleShare? InRow(int row, int column) => Share(Count(row, column), answered.Rows[row]);

        (MultipleResponseTest?, int) Test() => (table.RowsExclusive, table.ColumnsExclusive) switch
        {
            (_, true) => (
                MultipleResponseTest.Of([.. rows.Select(r => Bounded(columns.Select(c => InColumn(r, c)), table.Columns)).OfType<Item>()]),
                Categories(table.Rows)),
            (true, false) => (
                MultipleResponseTest.Of([.. columns.Select(c => Bounded(rows.Select(r => InRow(r, c)), table.Rows)).OfType<Item>()]),
                Categories(table.Columns)),
            (false, false) => (
                MultipleResponseTest.Of([.. rows.SelectMany(r => columns.Select(c => TwoGroups(r, c))).OfType<Item>()]),
                Categories(table.Rows) * Categories(table.Columns)),
        };

        // Those who answered both questions are in one group each: all of them in the groups of the item, if no group is suppressed.
        Item? Bounded(IEnumerable<PossibleShare?> item, IReadOnlyList<CrossTabHeading> groups)
        {
            List<PossibleShare> shown = [.. item.OfType<PossibleShare>()];
            if (shown.Count < 2)
                return null;
            IsLargestPossible |= shown.Exists(share => share.Base.Low < share.Base.High);
            return LeastTellingBases.Of(shown, answered.Both with { Low = shown.Count == Categories(groups) ? answered.Both.Low : 0 });
        }

        // Two groups: the respondents in the column's category, and all others who answered both questions.
        Item? TwoGroups(int row, int column)
        {
            if ((Count(row, column), answered.Rows[row], answered.Columns[column]) is not ({ } both, { } ofRow, { } ofColumn))
                return null;
            IsLargestPossible |= new[] { ofRow, ofColumn, answered.Both }.Any(counts => counts.Low < counts.High);
            return LeastTellingBases.Of(both, ofRow, ofColumn, answered.Both);
        }
    }

    /// <summary>
    /// Whether columns are compared by letters: the table's own test is significant at the 5% level, and no respondent is in two columns.
    /// </summary>
    public bool HasLetters { get; }

    /// <summary>
    /// The comparison of each column with the other columns, by row, then by column. A suppressed cell is compared with no other cell;
    /// without <see cref="HasLetters"/>, no cell is.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ColumnComparison>> Letters { get; }

    /// <summary>The letter of each column; null for a column that is compared in no row.</summary>
    public IReadOnlyList<string?> ColumnLetters { get; }

    /// <summary>
    /// Whether the p-value is the largest of several possible ones, because the table does not show how many respondents in one of the
    /// tested columns or rows answered.
    /// </summary>
    public bool IsLargestPossible { get; private set; }

    /// <summary>The p-value of the table's own test, 0 to 1; null if there is no test.</summary>
    public double? PValue => ChiSquare?.PValue ?? Items?.PValue;

    /// <summary>
    /// The chi-square test of independence of the rows and columns with at least 10 respondents. Null unless both axes are exclusive. Also
    /// null if one of these cells is suppressed, or if there is nothing to test.
    /// </summary>
    public ChiSquareTest? ChiSquare { get; }

    /// <summary>
    /// The test of several items, if there is no chi-square test of the whole table. The items are the rows if the columns are exclusive,
    /// otherwise the columns if the rows are. An item is tested over the columns, or rows, that it shows, if these are two or more. If
    /// neither axis is exclusive, each pair of a row and a column is an item. Null if no item can be tested.
    /// </summary>
    public MultipleResponseTest? Items { get; }

    /// <summary>The number of items that <see cref="Items"/> would test if nothing were suppressed; 0 with a chi-square test.</summary>
    public int PossibleItems { get; }

    /// <summary>Calculates the statistics of a table.</summary>
    public static CrossTabStatistics Of(CrossTab table) => new(table, test: true);

    /// <summary>Returns no test and no letters, for a table of synthetic answers.</summary>
    public static CrossTabStatistics None(CrossTab table) => new(table, test: false);

    private static int[] Compared(IReadOnlyList<CrossTabHeading> headings) =>
        [.. Enumerable.Range(0, headings.Count).Where(i => headings[i] is { NotAnswered: false, Respondents: > 0 })];

    private static int Categories(IReadOnlyList<CrossTabHeading> headings) =>
        headings.Count(heading => heading is { NotAnswered: false, Respondents: not 0 });

    private static PossibleShare? Share(int? count, PossibleCounts? outOf) =>
        (count, outOf) is ({ } some, { } possible) ? new PossibleShare(some, possible) : null;
}
