using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The comparisons of columns and the test of independence of a cross-tabulation. They are calculated from shown cells only, so they reveal
/// nothing about suppressed cells: every reader could calculate them. The categories of respondents who did not answer are left out.
/// </summary>
public sealed record CrossTabStatistics
{
    private CrossTabStatistics(CrossTab table)
    {
        int[] rows = Compared(table.Rows),
            columns = Compared(table.Columns);
        Letters =
        [
            .. table.Cells.Select(row =>
                ColumnComparison.Of([.. row.Select((cell, c) => columns.Contains(c) ? cell.Share ?? default : default)])),
        ];
        ColumnLetters =
        [
            .. table.Columns.Select((_, c) => Letters.Select(row => row[c]).FirstOrDefault(compared => compared.Compared)?.Letter),
        ];
        switch (table.RowsExclusive, table.ColumnsExclusive)
        {
            case (true, true):
                if (rows.All(r => columns.All(c => table.Cells[r][c].Count is not null)))
                    ChiSquare = ChiSquareTest.Of([.. rows.Select(r => columns.Select(c => table.Cells[r][c].Count!.Value).ToList())]);
                break;
            case (false, true):
                Items = MultipleResponseTest.Of(Whole(rows.Select(r => columns.Select(c => In(r, c, table.Columns[c])))));
                break;
            case (true, false):
                Items = MultipleResponseTest.Of(Whole(columns.Select(c => rows.Select(r => In(r, c, table.Rows[r])))));
                break;
            default:
                Items = MultipleResponseTest.Of(Whole(from r in rows from c in columns select TwoGroups(r, c)));
                break;
        }

        Share? In(int row, int column, CrossTabHeading outOf) =>
            table.Cells[row][column].Count is { } count ? new Share(count, outOf.Respondents!.Value) : null;

        // Two groups: the respondents in the column's category, and all other respondents.
        IEnumerable<Share?> TwoGroups(int row, int column) => In(row, column, table.Columns[column]) is { } share
            ? [share, new Share(table.Rows[row].Respondents!.Value - share.Count, table.Respondents - share.Base)]
            : [null];
    }

    /// <summary>
    /// The comparison of each column with the other columns, by row, then by column. A suppressed cell is compared with no other cell.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ColumnComparison>> Letters { get; }

    /// <summary>The letter of each column; null for a column that is compared in no row.</summary>
    public IReadOnlyList<string?> ColumnLetters { get; }

    /// <summary>
    /// The chi-square test of independence of the rows and columns with at least 10 respondents. Null unless both axes are exclusive. Also
    /// null if one of these cells is suppressed, or if there is nothing to test.
    /// </summary>
    public ChiSquareTest? ChiSquare { get; }

    /// <summary>
    /// The multiple-response test, if at least one axis is not exclusive; otherwise null. Its items are the rows if only the columns are
    /// exclusive, and the columns if only the rows are. If neither axis is exclusive, each pair of a row and a column is an item. An item
    /// with a suppressed cell is not tested. Null if no item can be tested.
    /// </summary>
    public MultipleResponseTest? Items { get; }

    /// <summary>Calculates the statistics of a table.</summary>
    public static CrossTabStatistics Of(CrossTab table) => new(table);

    private static int[] Compared(IReadOnlyList<CrossTabHeading> headings) =>
        [.. Enumerable.Range(0, headings.Count).Where(i => headings[i] is { NotAnswered: false, Respondents: > 0 })];

    private static List<List<Share>> Whole(IEnumerable<IEnumerable<Share?>> items) =>
        [
            .. items
                .Select(item => item.ToList())
                .Where(item => item.Count > 0 && item.TrueForAll(share => share is not null))
                .Select(item => item.ConvertAll(share => share!.Value)),
        ];
}
