namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Something a reader knows before any cell is shown: the sum of some cells, or its limits.</summary>
/// <param name="Cells">The cells, by their place in the grid.</param>
/// <param name="Least">The least they can add up to.</param>
/// <param name="Most">The most they can add up to.</param>
internal sealed record Known(int[] Cells, int Least, int Most)
{
    /// <summary>What follows from the whole window's tables and from what kind of questions these are.</summary>
    /// <remarks>
    /// That whoever answered is in some category need not be so where answers are coded. It is taken as known wherever it holds: a reader
    /// who knows less works out less.
    /// </remarks>
    public static IReadOnlyList<Known> Of(CrossGrid grid)
    {
        int[] lines = [.. grid.LineGroups.Select((_, i) => i)];
        int[] across = [.. grid.AcrossGroups.Select((_, i) => i)];
        return
        [
            .. from line in grid.LineGroups.SelectMany(g => g)
            from other in grid.AcrossGroups.SelectMany(g => g)
            select NotNegative(grid, line, other),
            .. grid.LineGroups.SelectMany(g => g).Select(group => Spread(grid, group, grid.Across, grid.Cells(group.Categories, across))),
            .. grid.AcrossGroups.SelectMany(g => g).Select(group => Spread(grid, group, grid.Lines, grid.Cells(lines, group.Categories))),
        ];
    }

    private static Known NotNegative(CrossGrid grid, Group line, Group across)
    {
        var (number, taken, cells) = grid.Both(line, across);
        return taken ? new(cells, 0, number) : new(cells, -number, cells.Length * grid.Respondents);
    }

    // Each respondent of a group is in one category of the other side, or in one at least and in no more beyond it than all respondents
    // together.
    private static Known Spread(CrossGrid grid, Group group, CrossSide side, int[] cells)
    {
        var (respondents, all, sum) = (grid.Respondents, side.Categories.Sum(c => c.Total), grid.Sum(cells));
        var (least, most) = group.Rest ? (respondents - group.Total, all - group.Total) : (group.Total, group.Total + all - respondents);
        return new(cells, sum >= least ? least : 0, sum <= most ? most : cells.Length * respondents);
    }
}
