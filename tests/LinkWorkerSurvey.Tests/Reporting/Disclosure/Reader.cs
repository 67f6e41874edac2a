using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>Someone with a printed cross-table, the whole window's tables, the questionnaire and patience.</summary>
internal sealed class Reader
{
    /// <summary>The most ways of answering both questions for which a reader considers how many people answered in each.</summary>
    public const int Patience = 256;

    private readonly int _respondents;
    private readonly IReadOnlyList<IReadOnlyList<CrossCell>> _cells;
    private readonly Asked _rows;
    private readonly Asked _columns;
    private readonly (int Least, int Most) _few;
    private readonly Dictionary<(int Row, int Column), int> _asked = [];
    private readonly WholeNumbers _numbers;

    /// <summary>Takes what the reader has.</summary>
    /// <param name="table">The table as it is shown.</param>
    /// <param name="rows">What is known of the question down the rows.</param>
    /// <param name="columns">What is known of the question across the columns.</param>
    /// <param name="few">What a cell hidden as 'fewer than 5' can be, if the table tells that.</param>
    /// <param name="patience">The most ways of answering to consider.</param>
    public Reader(CrossTable table, Asked rows, Asked columns, (int Least, int Most)? few = null, int patience = Patience)
        : this(table.Respondents, table.Cells, rows, columns, few, patience)
    {
    }

    /// <summary>Takes what stands on a page.</summary>
    public Reader(
        int respondents,
        IReadOnlyList<IReadOnlyList<CrossCell>> cells,
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
    /// Whether the reader considers every population. The limits of sums say as much where one of the questions is choose-one, and less
    /// where neither is.
    /// </summary>
    public bool Considers { get; }

    /// <summary>The hidden cells.</summary>
    public IEnumerable<(int Row, int Column)> Hidden => _asked.Keys;

    private IEnumerable<(int Row, int Column)> Cells =>
        from row in Enumerable.Range(0, _rows.Totals.Count) from column in Enumerable.Range(0, _columns.Totals.Count) select (row, column);

    /// <summary>The hidden cells that are worked out, with what they hold.</summary>
    public IReadOnlyDictionary<(int Row, int Column), int> Recover()
    {
        var certain = _numbers.Certain([.. _asked.Values]);
        return _asked.Where(cell => certain.ContainsKey(cell.Value)).ToDictionary(cell => cell.Key, cell => certain[cell.Value]);
    }

    /// <summary>Between which numbers a hidden cell has to be.</summary>
    public (int Least, int Most) Range((int Row, int Column) cell) => _numbers.Range(_asked[cell]);

    // Unknown is how many people answered both questions in each way.
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

    // Unknown are the hidden cells. The people of each row and of each column are spread over the other question, and so are the people not
    // in it.
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
        { Hidden: LinkWorkerSurvey.Reporting.CrossTables.Hidden.FewerThan5 } => _few,
        _ => (0, _respondents),
    };
}
