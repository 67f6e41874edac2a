using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The numbers of respondents who answered the other question, as far as a reader of a cross-tabulation can work them out. Where the table
/// shows how many gave no answer, the number is exact; otherwise it has limits. Calculated from what the table and the whole window's
/// tables show, so it reveals nothing more.
/// </summary>
/// <param name="Columns">
/// The respondents of each column who answered the question down the rows; null for a column whose number of respondents is suppressed.
/// </param>
/// <param name="Rows">
/// The respondents of each row who answered the question across the columns; null for a row whose number of respondents is suppressed.
/// </param>
/// <param name="Both">The respondents who answered both questions.</param>
internal sealed record AnsweredBases(
    IReadOnlyList<PossibleCounts?> Columns, IReadOnlyList<PossibleCounts?> Rows, PossibleCounts Both)
{
    public static AnsweredBases Of(CrossTab table)
    {
        var (silentRow, silentColumn) = (Silent(table.Rows), Silent(table.Columns));
        int[] rows = [.. Enumerable.Range(0, table.Rows.Count).Where(row => row != silentRow)];
        int[] columns = [.. Enumerable.Range(0, table.Columns.Count).Where(column => column != silentColumn)];
        var either = table.RowsNotAnswered + table.ColumnsNotAnswered;
        var neither = (silentRow, silentColumn) switch
        {
            ( >= 0, >= 0) when table.Cells[silentRow][silentColumn].Count is { } count => new PossibleCounts(count, count),
            ( >= 0, >= 0) => new(
                Math.Max(0, either - table.Respondents), Math.Min(table.RowsNotAnswered, table.ColumnsNotAnswered)),
            _ => default,
        };
        return new(
            Bases(
                table.Respondents,
                table.Columns,
                table.ColumnsExclusive,
                table.RowsNotAnswered,
                column => silentRow < 0 ? 0 : table.Cells[silentRow][column].Count,
                column => Least(table.RowsExclusive, rows.Select(row => table.Cells[row][column].Count))),
            Bases(
                table.Respondents,
                table.Rows,
                table.RowsExclusive,
                table.ColumnsNotAnswered,
                row => silentColumn < 0 ? 0 : table.Cells[row][silentColumn].Count,
                row => Least(table.ColumnsExclusive, columns.Select(column => table.Cells[row][column].Count))),
            new PossibleCounts(table.Respondents - either + neither.Low, table.Respondents - either + neither.High));
    }

    // Respondents without an answer are in the columns that do not show how many of theirs they are.
    private static List<PossibleCounts?> Bases(
        int respondents,
        IReadOnlyList<CrossTabHeading> headings,
        bool exclusive,
        int notAnswered,
        Func<int, int?> silent,
        Func<int, int> least)
    {
        var left = exclusive ? notAnswered - Enumerable.Range(0, headings.Count).Sum(i => silent(i) ?? 0) : notAnswered;
        List<PossibleCounts?> bases =
        [
            .. headings.Select((heading, i) => (heading.Respondents, silent(i)) switch
            {
                (null, _) => (PossibleCounts?)null,
                ({ } all, { } without) => new PossibleCounts(all - without, all - without),
                ({ } all, null) => new PossibleCounts(Math.Max(least(i), all - left), all),
            }),
        ];
        if (!exclusive)
            return bases;

        // All who answered are in one of the columns, so a column has at most those who need not be in another.
        var elsewhere = respondents - notAnswered - bases.Sum(outOf => outOf?.Low ?? 0);
        return bases.ConvertAll(outOf => outOf is var (low, high) ? new PossibleCounts(low, Math.Min(high, low + elsewhere)) : outOf);
    }

    // The respondents of a column who can be seen to have answered: those in any row that is shown.
    private static int Least(bool exclusive, IEnumerable<int?> shown) =>
        exclusive ? shown.Sum(count => count ?? 0) : shown.Max(count => count ?? 0);

    private static int Silent(IReadOnlyList<CrossTabHeading> headings) =>
        headings.Index().Where(heading => heading.Item.NotAnswered).Select(heading => heading.Index).FirstOrDefault(-1);
}
