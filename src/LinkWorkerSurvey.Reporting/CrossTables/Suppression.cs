namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Decides which cells of a cross-table are hidden.</summary>
internal sealed class Suppression
{
    /// <summary>The smallest category that is shown, in respondents.</summary>
    public const int LeastBase = 10;

    /// <summary>The smallest count above nobody that is shown, in respondents.</summary>
    public const int LeastCount = 5;

    private const long ACell = 1_000_000;
    private const long Never = long.MaxValue / 1_000;

    private readonly CrossGrid _grid;

    public Suppression(CrossCounts counts) => _grid = new(counts);

    /// <summary>By row, then by column: what is hidden because of what it says itself.</summary>
    public IReadOnlyList<IReadOnlyList<Hidden?>> Itself() => _grid.Laid(Few());

    /// <summary>By row, then by column: that, and what would let it be worked out.</summary>
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
                // Each cell that differs there has its alternative as well: what is hidden for another's sake needs no look of its own.
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

    // What is hidden in a row or column of an exclusive question adds up to its total without what is shown. A sum of 1 to 4 says as much
    // as a cell of 1 to 4, so one cell more is hidden there.
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

    // Cells before people: as few more cells as can be, and of those the ones expected to hold fewest. Public totals alone decide what is
    // cheap to hide: a choice by the counts would tell of them.
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
        // Of a question where several can be ticked, who did not tick it is looked at twice: with those who gave no answer, and without.
        Group[] lines = [.. _grid.LineGroups[line], Group.Outside(_grid.Lines, line, _grid.Respondents)];
        Group[] others = [.. _grid.AcrossGroups[across], Group.Outside(_grid.Across, across, _grid.Respondents)];
        return lines.Any(one => others.Any(other => Count(one, other) is > 0 and < LeastCount)) ? Hidden.FewerThan5 : null;
    }

    private int Count(Group line, Group across)
    {
        var (number, taken, cells) = _grid.Both(line, across);
        return taken ? number - _grid.Sum(cells) : number + _grid.Sum(cells);
    }

    // Where nobody or everybody is in a category, the whole window's tables say all there is to say of its cells.
    private bool Settled(int cell) => Says(Line(cell)) || Says(Other(cell));

    private bool Says(CrossCategory category) => category.Total == 0 || category.Total == _grid.Respondents;

    private CrossCategory Line(int cell) => _grid.Lines.Categories[_grid.Of(cell).Line];

    private CrossCategory Other(int cell) => _grid.Across.Categories[_grid.Of(cell).Across];
}
