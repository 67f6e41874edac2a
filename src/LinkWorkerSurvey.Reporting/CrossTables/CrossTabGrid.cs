namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// The cells of a cross-tabulation in a canonical order: questions by code, categories by label. Suppression therefore gives the same
/// result whichever question is down the rows and in whatever order the categories are.
/// </summary>
internal sealed class CrossTabGrid
{
    private readonly bool _turned;
    private readonly int[] _lines;
    private readonly int[] _across;

    public CrossTabGrid(CrossTabCounts counts)
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

    /// <summary>The question whose code comes first, with its categories in the canonical order.</summary>
    public CrossTabAxis Lines { get; }

    /// <summary>The other question, with its categories in the canonical order.</summary>
    public CrossTabAxis Across { get; }

    /// <summary>The groups of respondents that each category of <see cref="Lines"/> forms, by category.</summary>
    public IReadOnlyList<IReadOnlyList<Group>> LineGroups { get; }

    /// <summary>The groups of respondents that each category of <see cref="Across"/> forms, by category.</summary>
    public IReadOnlyList<IReadOnlyList<Group>> AcrossGroups { get; }

    /// <summary>The true number of respondents in each cell, by the index of the cell.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>
    /// The indexes of the cells of each row or column whose cells add up to its total, which readers know: each respondent of the row or
    /// column is in exactly one of its cells.
    /// </summary>
    public IEnumerable<int[]> Sums =>
    [
        .. Across.Exclusive ? Enumerable.Range(0, _lines.Length).Select(line => Cells([line], Enumerable.Range(0, _across.Length))) : [],
        .. Lines.Exclusive ? Enumerable.Range(0, _across.Length).Select(across => Cells(Enumerable.Range(0, _lines.Length), [across])) : [],
    ];

    /// <summary>Returns the two categories of a cell, as indexes into those of <see cref="Lines"/> and of <see cref="Across"/>.</summary>
    public (int Line, int Across) Of(int cell) => (cell / _across.Length, cell % _across.Length);

    /// <summary>
    /// Returns the indexes of all cells that combine one of the given categories of <see cref="Lines"/> with one of <see cref="Across"/>.
    /// </summary>
    public int[] Cells(IEnumerable<int> lines, IEnumerable<int> across) =>
        [.. from line in lines from other in across select (line * _across.Length) + other];

    /// <summary>
    /// Returns a formula (inclusion and exclusion) for how many respondents are in two groups at once, one group of each axis. To the
    /// constant <c>Number</c>, which follows from the whole window's tables, add the counts of all <c>Cells</c>; if <c>Taken</c> is true,
    /// subtract them instead.
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

    /// <summary>Returns the sum of the true counts of some cells.</summary>
    public int Sum(int[] cells) => cells.Sum(cell => Counts[cell]);

    /// <summary>
    /// Takes one value for each cell, by the index of the cell. Returns the values by row, then by column, arranged as in the counts that
    /// the grid was created from.
    /// </summary>
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

    private static int[] Order(CrossTabAxis side) =>
        [.. Enumerable.Range(0, side.Categories.Count).OrderBy(i => side.Categories[i].Label, StringComparer.Ordinal)];
}
