namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A constraint that an intruder knows without seeing any cell: the limits of a sum of cells.</summary>
/// <param name="Cells">The indexes of the cells in the grid.</param>
/// <param name="Min">The lower limit of the sum, inclusive.</param>
/// <param name="Max">The upper limit of the sum, inclusive; equal to <paramref name="Min"/> if the sum is known.</param>
internal sealed record IntruderConstraint(int[] Cells, int Min, int Max)
{
    /// <summary>
    /// Returns the constraints that follow from the whole window's tables (one for each question) and from whether each axis is exclusive.
    /// </summary>
    /// <remarks>
    /// If answers are coded, a respondent who answered can be in no category. The constraint 'every respondent is in a category' is
    /// nevertheless used if the true counts meet it. This is the safe assumption, because an intruder with fewer constraints can work out
    /// less.
    /// </remarks>
    public static IReadOnlyList<IntruderConstraint> Of(CrossTabGrid grid)
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

    private static IntruderConstraint NotNegative(CrossTabGrid grid, Group line, Group across)
    {
        var (number, taken, cells) = grid.Both(line, across);
        return taken ? new(cells, 0, number) : new(cells, -number, cells.Length * grid.Respondents);
    }

    // On an exclusive axis, each respondent of a group is in exactly one category, so the sum is known. Otherwise each is in at least one,
    // and the sum exceeds the group by at most the extra memberships of all respondents.
    private static IntruderConstraint Spread(CrossTabGrid grid, Group group, CrossTabAxis side, int[] cells)
    {
        var (respondents, all, sum) = (grid.Respondents, side.Categories.Sum(c => c.Total), grid.Sum(cells));
        var (least, most) = group.Rest ? (respondents - group.Total, all - group.Total) : (group.Total, group.Total + all - respondents);
        return new(cells, sum >= least ? least : 0, sum <= most ? most : cells.Length * respondents);
    }
}
