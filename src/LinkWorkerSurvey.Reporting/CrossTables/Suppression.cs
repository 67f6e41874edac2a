namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Decides which cells of a cross-tabulation are suppressed: primary suppression of small cells, then secondary suppression of others that
/// would reveal them.
/// </summary>
internal sealed class Suppression
{
    /// <summary>The fewest respondents in a category that is shown.</summary>
    public const int LeastBase = 10;

    /// <summary>The smallest count above 0 that is shown, in respondents.</summary>
    public const int LeastCount = 5;

    private const long ACell = 1_000_000;
    private const long Never = long.MaxValue / 1_000;

    private readonly CrossGrid _grid;

    public Suppression(CrossCounts counts) => _grid = new(counts);

    /// <summary>Returns the cells of primary suppression, by row, then by column; null for a cell that is shown.</summary>
    public IReadOnlyList<IReadOnlyList<Hidden?>> Itself() => _grid.Laid(Few());

    /// <summary>Returns the cells of primary and secondary suppression, by row, then by column; null for a cell that is shown.</summary>
    public IReadOnlyList<IReadOnlyList<Hidden?>> Whole()
    {
        var hidden = Few();
        var alternatives = new Alternatives(_grid);
        var safe = new HashSet<int>();
        do
        {
            foreach (var cell in Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell] is not null).ToList())
            {
                if (safe.Contains(cell))
                    continue;
                if (alternatives.Find(cell, Costs(hidden), Never) is not { } other)
                    return _grid.Laid(All(hidden));
                // The alternative protects every cell that differs in it, so cells suppressed here need no search of their own.
                foreach (var moved in other)
                {
                    safe.Add(moved);
                    hidden[moved] ??= Hidden.FewerThan5;
                }
            }
        }
        while (HideWithFew(hidden));

        return _grid.Laid(hidden);
    }

    // In a row or column of an exclusive question, a reader can subtract the shown cells from the total. A remainder of 1 to 4 reveals as
    // much as a cell of 1 to 4, so one more cell is suppressed.
    private bool HideWithFew(Hidden?[] hidden)
    {
        var costs = Costs(hidden);
        var more = false;
        foreach (var cells in _grid.Sums)
        {
            if (_grid.Sum([.. cells.Where(cell => hidden[cell] is not null)]) is 0 or >= LeastCount)
                continue;
            int[] shown = [.. cells.Where(cell => hidden[cell] is null && !Settled(cell))];
            if (shown.Length > 0)
                (hidden[shown.MinBy(cell => costs[cell])], more) = (Hidden.FewerThan5, true);
        }

        return more;
    }

    // Prefers few additional cells, then cells with a low expected count. Only public totals set the costs: a choice by the counts would
    // reveal them.
    private long[] Costs(Hidden?[] hidden) =>
        [
            .. hidden.Select(
                (why, cell) =>
                    why is not null ? 0
                    : Settled(cell) ? Never
                    : ACell + ((long)Line(cell).Total * Other(cell).Total / _grid.Respondents)),
        ];

    private Hidden?[] All(Hidden?[] hidden) =>
        [.. hidden.Select((why, cell) => why ?? (Settled(cell) ? null : (Hidden?)Hidden.FewerThan5))];

    private Hidden?[] Few() => [.. Enumerable.Range(0, _grid.Counts.Count).Select(Few)];

    private Hidden? Few(int cell)
    {
        var (line, across) = _grid.Of(cell);
        if (Settled(cell))
            return null;
        if (_grid.LineGroups[line].Concat(_grid.AcrossGroups[across]).Any(group => group.Total is > 0 and < LeastBase))
            return Hidden.BaseUnder10;
        // In a question with several choices, not ticking is a group in two ways: with and without the respondents who gave no answer.
        Group[] lines = [.. _grid.LineGroups[line], Group.Outside(_grid.Lines, line, _grid.Respondents)];
        Group[] others = [.. _grid.AcrossGroups[across], Group.Outside(_grid.Across, across, _grid.Respondents)];
        return lines.Any(one => others.Any(other => Count(one, other) is > 0 and < LeastCount)) ? Hidden.FewerThan5 : null;
    }

    private int Count(Group line, Group across)
    {
        var (number, taken, cells) = _grid.Both(line, across);
        return taken ? number - _grid.Sum(cells) : number + _grid.Sum(cells);
    }

    // If nobody or everybody is in a category, its cells follow from the whole window's tables.
    private bool Settled(int cell) => Says(Line(cell)) || Says(Other(cell));

    private bool Says(CrossCategory category) => category.Total == 0 || category.Total == _grid.Respondents;

    private CrossCategory Line(int cell) => _grid.Lines.Categories[_grid.Of(cell).Line];

    private CrossCategory Other(int cell) => _grid.Across.Categories[_grid.Of(cell).Across];
}
