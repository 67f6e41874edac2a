namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>
/// Unknown whole numbers with limits, and limits of their sums. Finds feasible numbers by the simplex method for bounds (Dutertre and de
/// Moura, 2006), with branch and bound where it gives fractions. Every result is checked in whole numbers.
/// </summary>
internal sealed class WholeNumbers
{
    private const double Little = 1e-7;

    private readonly IReadOnlyList<Sum> _sums;
    private readonly int _unknowns;
    private readonly int[] _least;
    private readonly int[] _most;

    // Every sum is a variable as well. At any time the non-basic variables are within their limits, and the basic ones follow from them.
    private readonly double[] _value;
    private readonly int[] _standing;
    private readonly int[] _following;
    private readonly double[][] _follows;

    public WholeNumbers(IReadOnlyList<(int Least, int Most)> unknowns, IReadOnlyList<Sum> sums)
    {
        (_sums, _unknowns) = (sums, unknowns.Count);
        _least = [.. unknowns.Select(u => u.Least), .. sums.Select(s => s.Least)];
        _most = [.. unknowns.Select(u => u.Most), .. sums.Select(s => s.Most)];
        _value = [.. unknowns.Select(u => u.Least), .. sums.Select(s => s.Of.Sum(i => unknowns[i].Least))];
        _standing = [.. Enumerable.Range(0, _unknowns)];
        _following = [.. Enumerable.Range(_unknowns, sums.Count)];
        _follows = [.. sums.Select(s => Enumerable.Range(0, _unknowns).Select(i => s.Of.Contains(i) ? 1.0 : 0.0).ToArray())];
    }

    /// <summary>Returns the unknowns with only one possible number, with that number. Indices after the last unknown denote sums.</summary>
    public IReadOnlyDictionary<int, int> Certain(IReadOnlyList<int> asked)
    {
        var certain = new Dictionary<int, int>();
        if (asked.Count == 0)
            return certain;
        var first = Any();
        var moved = new HashSet<int>();
        foreach (var i in asked.Where(i => !moved.Contains(i)))
        {
            if ((FindWithin(i, first[i] + 1, _most[i]) ?? FindWithin(i, _least[i], first[i] - 1)) is { } another)
                moved.UnionWith(asked.Where(j => another[j] != first[j]));
            else
                certain[i] = first[i];
        }

        return certain;
    }

    /// <summary>Returns the minimum and the maximum of an unknown or a sum.</summary>
    public (int Least, int Most) Range(int asked)
    {
        var any = Any()[asked];
        var (least, most) = (any, any);
        while (FindWithin(asked, _least[asked], least - 1) is { } lower)
            least = lower[asked];
        while (FindWithin(asked, most + 1, _most[asked]) is { } higher)
            most = higher[asked];
        return (least, most);
    }

    private int[] Any() => Find() ?? throw new InvalidOperationException("Nothing fits.");

    private int[]? FindWithin(int unknown, int least, int most)
    {
        if (least > most)
            return null;
        var (wasLeast, wasMost) = (_least[unknown], _most[unknown]);
        (_least[unknown], _most[unknown]) = (least, most);
        var found = Find();
        (_least[unknown], _most[unknown]) = (wasLeast, wasMost);
        return found;
    }

    private int[]? Find()
    {
        if (!Settle())
            return null;
        for (var i = 0; i < _unknowns; i++)
        {
            if (Math.Abs(_value[i] - Math.Round(_value[i])) <= Little * 10)
                continue;
            var below = (int)Math.Floor(_value[i]);
            return FindWithin(i, _least[i], below) ?? FindWithin(i, below + 1, _most[i]);
        }

        int[] found = [.. _value.Take(_unknowns).Select(value => (int)Math.Round(value))];
        found = [.. found, .. _sums.Select(sum => sum.Of.Sum(i => found[i]))];
        return Enumerable.Range(0, found.Length).All(i => found[i] >= _least[i] && found[i] <= _most[i])
            ? found
            : throw new InvalidOperationException("What was found does not fit.");
    }

    // Brings every variable within its limits; returns false if the limits contradict each other.
    private bool Settle()
    {
        for (var column = 0; column < _standing.Length; column++)
        {
            var i = _standing[column];
            Shift(column, Math.Clamp(_value[i], _least[i], _most[i]) - _value[i]);
        }

        while (true)
        {
            // Always selects the first candidate (Bland's rule), so that no state repeats.
            var row = -1;
            for (var r = 0; r < _following.Length; r++)
            {
                var i = _following[r];
                if ((_value[i] < _least[i] - Little || _value[i] > _most[i] + Little) && (row < 0 || i < _following[row]))
                    row = r;
            }

            if (row < 0)
                return true;

            var (variable, needs) = (_following[row], _value[_following[row]] < _least[_following[row]] ? 1 : -1);
            var column = -1;
            for (var c = 0; c < _standing.Length; c++)
            {
                var (i, rise) = (_standing[c], _follows[row][c] * needs);
                if (
                    ((rise > Little && _value[i] < _most[i] - Little) || (rise < -Little && _value[i] > _least[i] + Little))
                    && (column < 0 || i < _standing[column]))
                    column = c;
            }

            if (column < 0)
                return false;

            Shift(column, ((needs > 0 ? _least[variable] : _most[variable]) - _value[variable]) / _follows[row][column]);
            Swap(row, column);
        }
    }

    private void Shift(int column, double by)
    {
        if (by == 0)
            return;
        _value[_standing[column]] += by;
        for (var row = 0; row < _follows.Length; row++)
            _value[_following[row]] += by * _follows[row][column];
    }

    private void Swap(int row, int column)
    {
        var pivot = _follows[row];
        var by = 1 / pivot[column];
        for (var c = 0; c < pivot.Length; c++)
            pivot[c] *= -by;
        pivot[column] = by;
        for (var r = 0; r < _follows.Length; r++)
        {
            var line = _follows[r];
            var times = line[column];
            if (r == row || times == 0)
                continue;
            line[column] = 0;
            for (var c = 0; c < line.Length; c++)
                line[c] += times * pivot[c];
        }

        (_following[row], _standing[column]) = (_standing[column], _following[row]);
    }
}
