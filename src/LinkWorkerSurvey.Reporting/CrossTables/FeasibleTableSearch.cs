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
    private readonly int[][] _knownOf;
    private readonly int[] _more;
    private readonly int[] _fewer;
    private readonly int[] _ways;
    private readonly HashSet<int> _violated = [];
    private readonly Stack<int> _moved = [];
    private readonly bool[] _tried;
    private long[] _costs = [];
    private int _steps;
    private long _least;
    private int[]? _found;

    /// <summary>Prepares searches around the true counts of a grid.</summary>
    public FeasibleTableSearch(CrossTabGrid grid)
    {
        _known = IntruderConstraint.Of(grid);
        var knownOf = grid.Counts.Select(_ => new List<int>()).ToArray();
        foreach (var (k, known) in _known.Index())
        {
            foreach (var cell in known.Cells)
                knownOf[cell].Add(k);
        }

        _knownOf = [.. knownOf.Select(known => known.ToArray())];
        _more = [.. _known.Select(k => k.Max - grid.Sum(k.Cells))];
        _fewer = [.. _known.Select(k => grid.Sum(k.Cells) - k.Min)];
        _ways = [.. _known.Select(k => k.Cells.Length)];
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
        Try(cell);
        foreach (var by in (int[])[1, -1])
        {
            if (costs[cell] >= _least)
                break;
            _steps = Steps;
            Move(cell, by);
            Repair(costs[cell]);
            Undo(by);
        }

        Untry(cell);
        return _found;
    }

    // Branches on the violated constraint with the fewest cells left to change, cheapest cell first. Prunes branches that cost as much as
    // the best alternative so far.
    private void Repair(long cost)
    {
        _steps--;
        if (_violated.Count == 0)
        {
            (_least, _found) = (cost, [.. _moved]);
            return;
        }

        var (ways, broken) = _violated.Min(k => (_ways[k], k));
        if (ways == 0)
            return;

        var by = _more[broken] < 0 ? -1 : 1;
        var tried = new Stack<int>();
        var cells = _known[broken].Cells;
        // Free cells come first; the others are sorted only if one of them is needed.
        foreach (var cell in cells.Where(IsFree).Concat(cells.Where(cell => !_tried[cell]).OrderBy(cell => _costs[cell])))
        {
            if (_steps <= 0 || cost + _costs[cell] >= _least)
                break;
            Try(cell);
            tried.Push(cell);
            Move(cell, by);
            Repair(cost + _costs[cell]);
            Undo(by);
        }

        foreach (var cell in tried)
            Untry(cell);
    }

    private bool IsFree(int cell) => _costs[cell] == 0 && !_tried[cell];

    private void Try(int cell)
    {
        _tried[cell] = true;
        foreach (var k in _knownOf[cell])
            _ways[k]--;
    }

    private void Untry(int cell)
    {
        _tried[cell] = false;
        foreach (var k in _knownOf[cell])
            _ways[k]++;
    }

    private void Move(int cell, int by)
    {
        _moved.Push(cell);
        Add(cell, by);
    }

    private void Undo(int by) => Add(_moved.Pop(), -by);

    private void Add(int cell, int by)
    {
        foreach (var k in _knownOf[cell])
        {
            _more[k] -= by;
            _fewer[k] += by;
            if (_more[k] < 0 || _fewer[k] < 0)
                _violated.Add(k);
            else
                _violated.Remove(k);
        }
    }
}
