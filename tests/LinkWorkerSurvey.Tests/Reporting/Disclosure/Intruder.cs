using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>
/// An intruder with a published cross-tabulation on both bases and both ways round, the whole window's tables before and after coding, the
/// questionnaire and unlimited time.
/// </summary>
internal sealed class Intruder
{
    /// <summary>The maximum number of combined answers for which the intruder considers the number of people who gave each.</summary>
    public const int Patience = 256;

    private readonly int _respondents;
    private readonly IReadOnlyList<IReadOnlyList<CrossTabCell>> _cells;
    private readonly Asked _rows;
    private readonly Asked _columns;
    private readonly (int Least, int Most) _few;
    private readonly Dictionary<(int Row, int Column), (int Least, int Most)> _notAnswered = [];
    private readonly Dictionary<(int Row, int Column), int> _asked = [];
    private readonly WholeNumbers _numbers;

    /// <summary>Takes the intruder's knowledge.</summary>
    /// <param name="table">The table as published.</param>
    /// <param name="rows">The public knowledge about the question of the rows.</param>
    /// <param name="columns">The public knowledge about the question of the columns.</param>
    /// <param name="few">The range of a cell suppressed as 'fewer than 5', if the table says so; null if it does not.</param>
    /// <param name="patience">The maximum number of combined answers to consider.</param>
    public Intruder(CrossTab table, Asked rows, Asked columns, (int Least, int Most)? few = null, int patience = Patience)
        : this(table.Respondents, table.Cells, rows, columns, NotAnswered(table, rows, columns), few, patience)
    {
    }

    /// <summary>Takes the table as shown on a page.</summary>
    /// <param name="respondents">The number of respondents of the window.</param>
    /// <param name="cells">The cells as shown.</param>
    /// <param name="rows">The public knowledge about the question of the rows.</param>
    /// <param name="columns">The public knowledge about the question of the columns.</param>
    /// <param name="notAnswered">The limits of cells of people who gave no answer that follow from the bases 'those who answered'.</param>
    /// <param name="few">The range of a cell suppressed as 'fewer than 5', if the table says so; null if it does not.</param>
    /// <param name="patience">The maximum number of combined answers to consider.</param>
    public Intruder(
        int respondents,
        IReadOnlyList<IReadOnlyList<CrossTabCell>> cells,
        Asked rows,
        Asked columns,
        IEnumerable<((int Row, int Column) Cell, (int Least, int Most) Limits)> notAnswered,
        (int Least, int Most)? few = null,
        int patience = Patience)
    {
        foreach (var (cell, (least, most)) in notAnswered)
        {
            var known = _notAnswered.GetValueOrDefault(cell, (Least: 0, Most: respondents));
            _notAnswered[cell] = (Math.Max(known.Least, least), Math.Min(known.Most, most));
        }

        (_respondents, _cells, _rows, _columns, _few) = (respondents, cells, rows, columns, few ?? (0, respondents));
        var ways = (from row in rows.CodedWays() from column in columns.CodedWays() select (Row: row, Column: column))
            .Take(patience + 1).ToList();
        Considers = ways.Count <= patience;
        _numbers = Considers ? Populations(ways) : Limits();
    }

    /// <summary>
    /// Whether the intruder considers every population. Otherwise the intruder uses the limits of sums. These give as much if one of the
    /// questions is choose-one, and less if neither is.
    /// </summary>
    public bool Considers { get; }

    /// <summary>The suppressed cells.</summary>
    public IEnumerable<(int Row, int Column)> Hidden => _asked.Keys;

    private IEnumerable<(int Row, int Column)> Cells =>
        from row in Enumerable.Range(0, _rows.Totals.Count) from column in Enumerable.Range(0, _columns.Totals.Count) select (row, column);

    /// <summary>Returns the suppressed cells that can be derived, with their counts.</summary>
    public IReadOnlyDictionary<(int Row, int Column), int> Recover()
    {
        var certain = _numbers.Certain([.. _asked.Values]);
        return _asked.Where(cell => certain.ContainsKey(cell.Value)).ToDictionary(cell => cell.Key, cell => certain[cell.Value]);
    }

    /// <summary>Returns the minimum and the maximum of a suppressed cell.</summary>
    public (int Least, int Most) Range((int Row, int Column) cell) => _numbers.Range(_asked[cell]);

    // The unknowns are the numbers of people who gave each combination of answers to both questions.
    private WholeNumbers Populations(List<((bool[] In, bool[] Ticked) Row, (bool[] In, bool[] Ticked) Column)> ways)
    {
        var everybody = _respondents;
        var sums = new List<Sum> { Of((_, _) => true, everybody, everybody) };
        sums.AddRange(_rows.Totals.Select((total, row) => Of((r, _) => r.In[row], total, total)));
        sums.AddRange(_columns.Totals.Select((total, column) => Of((_, c) => c.In[column], total, total)));
        sums.AddRange((_rows.BeforeCoding ?? []).Select((total, row) => Of((r, _) => r.Ticked[row], total, total)));
        sums.AddRange((_columns.BeforeCoding ?? []).Select((total, column) => Of((_, c) => c.Ticked[column], total, total)));
        foreach (var (row, column) in Cells)
        {
            var (least, most) = Limits(row, column);
            if (_cells[row][column].Count is null)
                _asked[(row, column)] = ways.Count + sums.Count;
            sums.Add(Of((r, c) => r.In[row] && c.In[column], least, most));
        }

        return new WholeNumbers([.. ways.Select(_ => (0, everybody))], sums);

        Sum Of(Func<(bool[] In, bool[] Ticked), (bool[] In, bool[] Ticked), bool> isIn, int least, int most) =>
            new([.. Enumerable.Range(0, ways.Count).Where(i => isIn(ways[i].Row, ways[i].Column))], least, most);
    }

    // The unknowns are the suppressed cells. The people of each row and column are distributed over the other question, and so are the
    // people outside it.
    private WholeNumbers Limits()
    {
        var everybody = _respondents;
        var limits = new List<(int, int)>();
        var sums = new List<Sum>();
        foreach (var (row, column) in Cells.Where(cell => _cells[cell.Row][cell.Column].Count is null))
        {
            _asked[(row, column)] = limits.Count;
            var (least, most) = Limits(row, column);
            limits.Add(
                (
                    Math.Max(least, _rows.Totals[row] - (everybody - _columns.Totals[column])),
                    Math.Min(most, Math.Min(_rows.Totals[row], _columns.Totals[column]))));
        }

        for (var row = 0; row < _rows.Totals.Count; row++)
            Spread(_rows.Totals[row], _columns, [.. Cells.Where(cell => cell.Row == row)]);
        for (var column = 0; column < _columns.Totals.Count; column++)
            Spread(_columns.Totals[column], _rows, [.. Cells.Where(cell => cell.Column == column)]);
        return new WholeNumbers(limits, sums);

        void Spread(int people, Asked over, (int Row, int Column)[] cells)
        {
            var others = everybody - people;
            if (over.ChooseOne)
                Add(cells, people, people);
            else if (over.Covered)
                Add(cells, people, over.Totals.Sum() - others);
            if (over.NotAnswered is not { } silent)
                return;
            foreach (var other in Enumerable.Range(0, cells.Length).Where(other => other != silent))
                Add([cells[silent], cells[other]], over.Totals[silent] + over.Totals[other] - others, people);
        }

        void Add((int Row, int Column)[] cells, int least, int most)
        {
            var shown = cells.Sum(cell => _cells[cell.Row][cell.Column].Count ?? 0);
            int[] unknown = [.. cells.Where(_asked.ContainsKey).Select(cell => _asked[cell])];
            if (unknown.Length > 0)
                sums.Add(new Sum(unknown, least - shown, most - shown));
        }
    }

    // A reader of the base 'those who answered' can subtract it from the respondents of its column.
    private static IEnumerable<((int Row, int Column) Cell, (int Least, int Most) Limits)> NotAnswered(
        CrossTab table, Asked rows, Asked columns)
    {
        var bases = AnsweredBases.Of(table);
        if (rows.NotAnswered is { } row)
        {
            foreach (var (column, outOf) in bases.Columns.Index())
            {
                if (outOf is var (low, high))
                    yield return ((row, column), (columns.Totals[column] - high, columns.Totals[column] - low));
            }
        }

        if (columns.NotAnswered is { } silent)
        {
            foreach (var (other, outOf) in bases.Rows.Index())
            {
                if (outOf is var (low, high))
                    yield return ((other, silent), (rows.Totals[other] - high, rows.Totals[other] - low));
            }
        }
    }

    private (int Least, int Most) Limits(int row, int column) => _cells[row][column] switch
    {
        { Count: { } count } => (count, count),
        _ when _notAnswered.TryGetValue((row, column), out var limits) => (Math.Max(_few.Least, limits.Least), limits.Most),
        { Hidden: LinkWorkerSurvey.Reporting.CrossTables.SuppressionReason.FewerThan5 } => _few,
        _ => (0, _respondents),
    };
}
