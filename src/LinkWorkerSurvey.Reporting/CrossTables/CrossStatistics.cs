using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// What a cross-table's differences amount to. It is computed from the table as readers see it and from nothing else, so that it tells
/// nothing of what is hidden: whoever has the table can compute it themselves. Those who gave a question no answer are no group to compare.
/// </summary>
public sealed record CrossStatistics
{
    private CrossStatistics(CrossTable table)
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
                    ChiSquare = PearsonTest.Of([.. rows.Select(r => columns.Select(c => table.Cells[r][c].Count!.Value).ToList())]);
                break;
            case (false, true):
                Items = ItemsTest.Of(Whole(rows.Select(r => columns.Select(c => In(r, c, table.Columns[c])))));
                break;
            case (true, false):
                Items = ItemsTest.Of(Whole(columns.Select(c => rows.Select(r => In(r, c, table.Rows[r])))));
                break;
            default:
                Items = ItemsTest.Of(Whole(from r in rows from c in columns select TwoGroups(r, c)));
                break;
        }

        Share? In(int row, int column, CrossHeading outOf) =>
            table.Cells[row][column].Count is { } count ? new Share(count, outOf.Respondents!.Value) : null;

        // Those in the column's category, and all others.
        IEnumerable<Share?> TwoGroups(int row, int column) => In(row, column, table.Columns[column]) is { } share
            ? [share, new Share(table.Rows[row].Respondents!.Value - share.Count, table.Respondents - share.Base)]
            : [null];
    }

    /// <summary>By row, then by column: the columns it is significantly higher than. A hidden cell is compared with none.</summary>
    public IReadOnlyList<IReadOnlyList<ColumnComparison>> Letters { get; }

    /// <summary>By column: its letter; null where it is compared in no row.</summary>
    public IReadOnlyList<string?> ColumnLetters { get; }

    /// <summary>
    /// Where everybody is in one row and in one column: the test of rows and columns that hold 10 respondents or more. Null where one of
    /// their cells is hidden, or there is nothing to test.
    /// </summary>
    public PearsonTest? ChiSquare { get; }

    /// <summary>
    /// Where respondents may be in several rows or columns: the test of those rows (columns, where only these are shared; pairs of both,
    /// where both are) of which no cell is hidden. Null where none can be tested.
    /// </summary>
    public ItemsTest? Items { get; }

    /// <summary>The statistics of a table.</summary>
    public static CrossStatistics Of(CrossTable table) => new(table);

    private static int[] Compared(IReadOnlyList<CrossHeading> headings) =>
        [.. Enumerable.Range(0, headings.Count).Where(i => headings[i] is { NotAnswered: false, Respondents: > 0 })];

    private static List<List<Share>> Whole(IEnumerable<IEnumerable<Share?>> items) =>
        [
            .. items
                .Select(item => item.ToList())
                .Where(item => item.Count > 0 && item.TrueForAll(share => share is not null))
                .Select(item => item.ConvertAll(share => share!.Value)),
        ];
}
