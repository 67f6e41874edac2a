namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Decides which cells of a cross-tabulation are suppressed. Primary suppression covers cells with few respondents and the cells of small
/// rows and columns. Secondary suppression covers other cells from which the counts of those could be worked out.
/// </summary>
internal sealed class Suppression
{
    /// <summary>
    /// The minimum number of respondents in a row or column whose cells are shown. A row or column with none is shown too.
    /// </summary>
    public const int SmallestBase = 10;

    /// <summary>
    /// The minimum number of respondents in a cell that is shown. A cell with none can be shown too, unless texts are coded into its row or
    /// column.
    /// </summary>
    public const int SmallestCount = 5;

    private const long ACell = 1_000_000;
    private const long Never = long.MaxValue / 1_000;

    private readonly CrossTabGrid _grid;

    public Suppression(CrossTabCounts counts) => _grid = new(counts);

    /// <summary>
    /// Returns the reason for each cell that primary suppression covers, by row, then by column; null for a cell that is shown.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<SuppressionReason?>> PrimarySuppression() => _grid.Laid(Few());

    /// <summary>
    /// Returns the reason for each cell that primary or secondary suppression covers, by row, then by column; null for a cell that is
    /// shown.
    /// </summary>
    /// <param name="cancel">Cancels the search; checked before the search for each cell.</param>
    public IReadOnlyList<IReadOnlyList<SuppressionReason?>> WithSecondarySuppression(CancellationToken cancel)
    {
        var hidden = Few();
        if (_grid.Lines.SinglesOut || _grid.Across.SinglesOut)
            return _grid.Laid(All(hidden));
        var costs = Costs(hidden);
        var alternatives = new FeasibleTableSearch(_grid);
        var safe = new HashSet<int>();
        do
        {
            foreach (var cell in Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell] is not null && !safe.Contains(cell)))
            {
                cancel.ThrowIfCancellationRequested();
                if (alternatives.FindAlternative(cell, costs, Never) is not { } other)
                    return _grid.Laid(All(hidden));
                // The alternative protects every cell that differs from the true table. Cells suppressed here therefore need no search of
                // their own.
                foreach (var moved in other)
                {
                    safe.Add(moved);
                    hidden[moved] ??= SuppressionReason.FewerThan5;
                    costs[moved] = 0;
                }
            }
        }
        while (HideWithFew(hidden, costs));

        return _grid.Laid(hidden);
    }

    // In a row or column of an exclusive question, a reader can subtract the shown cells from the total. A remainder of 1 to 4 reveals as
    // much as a cell of 1 to 4, so one more cell is suppressed.
    private bool HideWithFew(SuppressionReason?[] hidden, long[] costs)
    {
        var more = false;
        foreach (var cells in _grid.Sums)
        {
            if (_grid.Sum([.. cells.Where(cell => hidden[cell] is not null)]) is 0 or >= SmallestCount)
                continue;
            int[] shown = [.. cells.Where(cell => hidden[cell] is null && !Settled(cell))];
            if (shown.Length == 0)
                continue;
            var cheapest = shown.MinBy(cell => costs[cell]);
            (hidden[cheapest], costs[cheapest], more) = (SuppressionReason.FewerThan5, 0, true);
        }

        return more;
    }

    // The costs make the search suppress as few additional cells as possible and, among these, prefer cells with a low expected count.
    // Costs depend on public totals only: costs based on true counts would reveal them.
    private long[] Costs(SuppressionReason?[] hidden) =>
        [
            .. hidden.Select(
                (why, cell) =>
                    why is not null ? 0
                    : Settled(cell) ? Never
                    : ACell + ((long)Line(cell).Total * Other(cell).Total / _grid.Respondents)),
        ];

    private SuppressionReason?[] All(SuppressionReason?[] hidden) =>
        [.. hidden.Select((why, cell) => why ?? (Settled(cell) ? null : (SuppressionReason?)SuppressionReason.FewerThan5))];

    private SuppressionReason?[] Few() => [.. Enumerable.Range(0, _grid.Counts.Count).Select(Few)];

    private SuppressionReason? Few(int cell)
    {
        var (line, across) = _grid.Of(cell);
        if (Settled(cell))
            return null;
        if (_grid.LineGroups[line].Concat(_grid.AcrossGroups[across]).Any(group => group.Total is > 0 and < SmallestBase))
            return SuppressionReason.BaseUnder10;
        // In a question with several choices, the respondents who did not tick an option form two groups: with and without those who gave
        // no answer.
        Group[] lines = [.. _grid.LineGroups[line], Group.Outside(_grid.Lines, line, _grid.Respondents)];
        Group[] others = [.. _grid.AcrossGroups[across], Group.Outside(_grid.Across, across, _grid.Respondents)];
        return lines.Any(one => others.Any(other => IsFew(one, other))) ? SuppressionReason.FewerThan5 : null;

        // Whoever knows the texts of a row knows something about each author if nobody or everybody of the row is in the cell.
        bool IsFew(Group one, Group other) => Count(one, other) is var count && count < SmallestCount
            && (count > 0 || IsOfAuthors(_grid.Lines, line, one) || IsOfAuthors(_grid.Across, across, other));
    }

    private static bool IsOfAuthors(CrossTabAxis side, int category, Group group) =>
        side.HasTexts && !side.Categories[category].NotAnswered && !group.Rest;

    private int Count(Group line, Group across)
    {
        var (number, taken, cells) = _grid.Both(line, across);
        return taken ? number - _grid.Sum(cells) : number + _grid.Sum(cells);
    }

    // If nobody or everybody is in a category, its cells follow from the whole window's tables, so suppression is pointless.
    private bool Settled(int cell) => Says(Line(cell)) || Says(Other(cell));

    private bool Says(CrossTabCategory category) => category.Total == 0 || category.Total == _grid.Respondents;

    private CrossTabCategory Line(int cell) => _grid.Lines.Categories[_grid.Of(cell).Line];

    private CrossTabCategory Other(int cell) => _grid.Across.Categories[_grid.Of(cell).Across];
}
