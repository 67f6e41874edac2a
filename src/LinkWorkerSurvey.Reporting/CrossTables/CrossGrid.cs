namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The cells of a cross-table in one row, in an order that does not depend on how the table is laid.</summary>
internal sealed class CrossGrid
{
    private readonly bool _turned;
    private readonly int[] _lines;
    private readonly int[] _across;

    public CrossGrid(CrossCounts counts)
    {
        Respondents = counts.Respondents;
        _turned = string.CompareOrdinal(counts.Rows.Question, counts.Columns.Question) > 0;
        var (lines, across) = _turned ? (counts.Columns, counts.Rows) : (counts.Rows, counts.Columns);
        (_lines, _across) = (Order(lines), Order(across));
        Lines = lines with { Categories = [.. _lines.Select(i => lines.Categories[i])] };
        Across = across with { Categories = [.. _across.Select(i => across.Categories[i])] };
        Counts = [.. from line in _lines from other in _across select _turned ? counts.Cells[other][line] : counts.Cells[line][other]];
        LineGroups = [.. _lines.Select((_, i) => Group.Of(Lines, i, Respondents))];
        AcrossGroups = [.. _across.Select((_, i) => Group.Of(Across, i, Respondents))];
    }

    public int Respondents { get; }

    public CrossSide Lines { get; }

    public CrossSide Across { get; }

    /// <summary>By category of <see cref="Lines"/>: the groups it makes.</summary>
    public IReadOnlyList<IReadOnlyList<Group>> LineGroups { get; }

    /// <summary>By category of <see cref="Across"/>: the groups it makes.</summary>
    public IReadOnlyList<IReadOnlyList<Group>> AcrossGroups { get; }

    /// <summary>By cell: the respondents in both categories.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>The rows and columns whose cells add up to the row's or column's total, because nobody is in two of them.</summary>
    public IEnumerable<int[]> Sums =>
    [
        .. Across.Exclusive ? Enumerable.Range(0, _lines.Length).Select(line => Cells([line], Enumerable.Range(0, _across.Length))) : [],
        .. Lines.Exclusive ? Enumerable.Range(0, _across.Length).Select(across => Cells(Enumerable.Range(0, _lines.Length), [across])) : [],
    ];

    /// <summary>The two categories of a cell.</summary>
    public (int Line, int Across) Of(int cell) => (cell / _across.Length, cell % _across.Length);

    /// <summary>The cells of these categories.</summary>
    public int[] Cells(IEnumerable<int> lines, IEnumerable<int> across) =>
        [.. from line in lines from other in across select (line * _across.Length) + other];

    /// <summary>
    /// The respondents in two groups, one of each side: a number from the whole window's tables, with some cells added to it or, if so
    /// said, taken from it.
    /// </summary>
    public (int Number, bool Taken, int[] Cells) Both(Group line, Group across)
    {
        var number = (line.Rest, across.Rest) switch
        {
            (false, false) => 0,
            (true, false) => across.Total,
            (false, true) => line.Total,
            (true, true) => line.Total + across.Total - Respondents,
        };
        return (number, line.Rest != across.Rest, Cells(line.Categories, across.Categories));
    }

    /// <summary>The true sum of some cells.</summary>
    public int Sum(int[] cells) => cells.Sum(cell => Counts[cell]);

    /// <summary>Lays what is known of each cell as the table was given.</summary>
    public T[][] Laid<T>(IReadOnlyList<T> ofCells)
    {
        var (rows, columns) = _turned ? (_across, _lines) : (_lines, _across);
        var laid = rows.Select(_ => new T[columns.Length]).ToArray();
        for (var cell = 0; cell < Counts.Count; cell++)
        {
            var (line, across) = Of(cell);
            if (_turned)
                laid[_across[across]][_lines[line]] = ofCells[cell];
            else
                laid[_lines[line]][_across[across]] = ofCells[cell];
        }

        return laid;
    }

    private static int[] Order(CrossSide side) =>
        [.. Enumerable.Range(0, side.Categories.Count).OrderBy(i => side.Categories[i].Label, StringComparer.Ordinal)];
}
