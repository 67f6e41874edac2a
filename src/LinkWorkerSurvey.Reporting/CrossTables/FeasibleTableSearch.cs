namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Searches for another table that an intruder cannot distinguish from the true table. Some of its counts are higher by one, others lower
/// by one, and everything that the intruder knows still holds. The search is a depth-first branch and bound with a step limit. Not
/// thread-safe: one search at a time.
/// </summary>
internal sealed class FeasibleTableSearch
{
    // The maximum number of steps with the cell's count one higher, and again with it one lower. If no other table is found, the caller
    // suppresses every cell that the whole window's tables do not reveal.
    private const int Steps = 4000;

    private readonly IReadOnlyList<IntruderConstraint> _known;
    private readonly IReadOnlyList<int[]> _knownOf;
    private readonly int[] _more;
    private readonly int[] _fewer;
    private readonly int[] _moved;
    private readonly bool[] _tried;
    private long[] _costs = [];
    private int _steps;
    private long _least;
    private int[]? _found;

    /// <summary>Prepares searches around the true counts of a grid.</summary>
    public FeasibleTableSearch(CrossTabGrid grid)
    {
        _known = IntruderConstraint.Of(grid);
        var knownOf = _known
            .Index()
            .SelectMany(known => known.Item.Cells, (known, cell) => (Cell: cell, Known: known.Index))
            .ToLookup(pair => pair.Cell, pair => pair.Known);
        _knownOf = [.. Enumerable.Range(0, grid.Counts.Count).Select(cell => knownOf[cell].ToArray())];
        _more = [.. _known.Select(k => k.Max - grid.Sum(k.Cells))];
        _fewer = [.. _known.Select(k => grid.Sum(k.Cells) - k.Min)];
        _moved = new int[grid.Counts.Count];
        _tried = new bool[grid.Counts.Count];
    }

    /// <summary>
    /// Returns the cells that differ from the true table in the cheapest alternative found. They include <paramref name="cell"/>. Null if
    /// no alternative costs less than the limit.
    /// </summary>
    /// <param name="cell">The cell that has to differ from the true table.</param>
    /// <param name="costs">The cost of changing each cell, by cell; 0 or more.</param>
    /// <param name="limit">The exclusive upper limit of the total cost of an alternative.</param>
    public int[]? FindAlternative(int cell, long[] costs, long limit)
    {
        (_costs, _least, _found) = (costs, limit, null);
        _tried[cell] = true;
        foreach (var by in (int[])[1, -1])
        {
            _steps = Steps;
            Move(cell, by);
            Repair(costs[cell]);
            Move(cell, -by);
        }

        _tried[cell] = false;
        return _found;
    }

    // Branches on the violated constraint with the fewest cells left to change, cheapest cell first. Prunes branches that cost as much as
    // the best alternative so far.
    private void Repair(long cost)
    {
        if (cost >= _least || _steps-- <= 0)
            return;

        var (broken, fewest) = (-1, int.MaxValue);
        for (var k = 0; k < _known.Count; k++)
        {
            if (_more[k] >= 0 && _fewer[k] >= 0)
                continue;
            var ways = Ways(k, out var free);
            if (ways == 0 || (free == 0 && cost + 1 >= _least))
                return;
            if (ways < fewest)
                (broken, fewest) = (k, ways);
        }

        if (broken < 0)
        {
            _least = cost;
            _found = [.. Enumerable.Range(0, _moved.Length).Where(cell => _moved[cell] != 0)];
            return;
        }

        var by = _more[broken] < 0 ? -1 : 1;
        var tried = new List<int>();
        foreach (var cell in _known[broken].Cells.Where(cell => !_tried[cell]).OrderBy(cell => _costs[cell]))
        {
            _tried[cell] = true;
            tried.Add(cell);
            Move(cell, by);
            Repair(cost + _costs[cell]);
            Move(cell, -by);
        }

        foreach (var cell in tried)
            _tried[cell] = false;
    }

    private int Ways(int known, out int free)
    {
        var ways = free = 0;
        foreach (var cell in _known[known].Cells)
        {
            if (_tried[cell])
                continue;
            ways++;
            if (_costs[cell] == 0)
                free++;
        }

        return ways;
    }

    private void Move(int cell, int by)
    {
        _moved[cell] += by;
        foreach (var k in _knownOf[cell])
        {
            _more[k] -= by;
            _fewer[k] += by;
        }
    }
}
