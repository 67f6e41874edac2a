using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>An intruder with a published cross-tabulation, the whole window's tables, the questionnaire and unlimited time.</summary>
internal sealed class Intruder
{
    /// <summary>The maximum number of combined answers for which the intruder considers the number of people who gave each.</summary>
    public const int Patience = 256;

    private readonly int _respondents;
    private readonly IReadOnlyList<IReadOnlyList<CrossTabCell>> _cells;
    private readonly Asked _rows;
    private readonly Asked _columns;
    private readonly (int Least, int Most) _few;
    private readonly Dictionary<(int Row, int Column), int> _asked = [];
    private readonly WholeNumbers _numbers;

    /// <summary>Takes the intruder's knowledge.</summary>
    /// <param name="table">The table as published.</param>
    /// <param name="rows">The public knowledge about the question of the rows.</param>
    /// <param name="columns">The public knowledge about the question of the columns.</param>
    /// <param name="few">The range of a cell suppressed as 'fewer than 5', if the table says so; null if it does not.</param>
    /// <param name="patience">The maximum number of combined answers to consider.</param>
    public Intruder(CrossTab table, Asked rows, Asked columns, (int Least, int Most)? few = null, int patience = Patience)
        : this(table.Respondents, table.Cells, rows, columns, few, patience)
    {
    }

    /// <summary>Takes the table as shown on a page.</summary>
    public Intruder(
        int respondents,
        IReadOnlyList<IReadOnlyList<CrossTabCell>> cells,
        Asked rows,
        Asked columns,
        (int Least, int Most)? few = null,
        int patience = Patience)
    {
        (_respondents, _cells, _rows, _columns, _few) = (respondents, cells, rows, columns, few ?? (0, respondents));
        var ways = (from row in rows.Ways() from column in columns.Ways() select (Row: row, Column: column)).Take(patience + 1).ToList();
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
    private WholeNumbers Populations(List<(bool[] Row, bool[] Column)> ways)
    {
        var everybody = _respondents;
        var sums = new List<Sum> { Of((_, _) => true, everybody, everybody) };
        sums.AddRange(_rows.Totals.Select((total, row) => Of((r, _) => r[row], total, total)));
        sums.AddRange(_columns.Totals.Select((total, column) => Of((_, c) => c[column], total, total)));
        foreach (var (row, column) in Cells)
        {
            var (least, most) = Limits(row, column);
            if (_cells[row][column].Count is null)
                _asked[(row, column)] = ways.Count + sums.Count;
            sums.Add(Of((r, c) => r[row] && c[column], least, most));
        }

        return new WholeNumbers([.. ways.Select(_ => (0, everybody))], sums);

        Sum Of(Func<bool[], bool[], bool> isIn, int least, int most) =>
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

    private (int Least, int Most) Limits(int row, int column) => _cells[row][column] switch
    {
        { Count: { } count } => (count, count),
        { Hidden: LinkWorkerSurvey.Reporting.CrossTables.SuppressionReason.FewerThan5 } => _few,
        _ => (0, _respondents),
    };
}
