namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The true counts of two questions in one survey window, before suppression. Readers see only the <see cref="CrossTab"/> that is created
/// from these counts.
/// </summary>
public sealed record CrossTabCounts
{
    /// <summary>Creates the counts after checking that they are consistent.</summary>
    /// <param name="respondents">The number of respondents of the window.</param>
    /// <param name="rows">The question down the rows.</param>
    /// <param name="columns">The question across the columns.</param>
    /// <param name="cells">The number of respondents in both a row and a column, by row, then by column.</param>
    /// <exception cref="ArgumentException">
    /// Both axes are the same question; or there is not exactly one cell for each row and column; or a cell contradicts the totals of its
    /// row and column; or the totals of an exclusive axis do not add up to the number of respondents, or its cells to the totals of the
    /// other axis.
    /// </exception>
    public CrossTabCounts(int respondents, CrossTabAxis rows, CrossTabAxis columns, IReadOnlyList<IReadOnlyList<int>> cells)
    {
        if (rows.Question == columns.Question)
            throw new ArgumentException(
                $"{rows.Question} cannot be cross-tabulated with itself: the respondents without an answer are the same on both axes.",
                nameof(columns));
        if (cells.Count != rows.Categories.Count || cells.Any(row => row.Count != columns.Categories.Count))
            throw new ArgumentException("A cell is needed for each row and column, and no more.", nameof(cells));

        foreach (var (row, i) in rows.Categories.Select((row, i) => (row, i)))
        {
            foreach (var (column, j) in columns.Categories.Select((column, j) => (column, j)))
            {
                if (cells[i][j] < Math.Max(0, row.Total + column.Total - respondents) || cells[i][j] > Math.Min(row.Total, column.Total))
                    throw new ArgumentException($"{cells[i][j]} cannot be both in '{row.Label}' and in '{column.Label}'.", nameof(cells));
            }
        }

        if (rows.Exclusive)
            AddUp(rows, [.. columns.Categories.Select((column, j) => (column.Total, cells.Sum(row => row[j])))]);
        if (columns.Exclusive)
            AddUp(columns, [.. rows.Categories.Select((row, i) => (row.Total, cells[i].Sum()))]);

        (Respondents, Rows, Columns, Cells) = (respondents, rows, columns, cells);

        void AddUp(CrossTabAxis side, IReadOnlyList<(int Total, int Sum)> others)
        {
            if (side.Categories.Sum(c => c.Total) != respondents || others.Any(other => other.Total != other.Sum))
                throw new ArgumentException(
                    $"The categories of {side.Question} are said to hold every respondent once, and do not.",
                    nameof(cells));
        }
    }

    /// <summary>The number of respondents of the window.</summary>
    public int Respondents { get; }

    /// <summary>The question down the rows.</summary>
    public CrossTabAxis Rows { get; }

    /// <summary>The question across the columns. The totals of its categories are the bases of the percentages.</summary>
    public CrossTabAxis Columns { get; }

    /// <summary>The number of respondents in both a row and a column, by row, then by column.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cells { get; }
}
