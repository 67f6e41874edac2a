using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>A question of a tiny survey, with every possible answer.</summary>
internal sealed record TinyQuestion(bool ChooseOne, bool Covered, int Categories, bool CanBeSilent)
{
    public IReadOnlyList<bool[]> Ways() => [.. Asked(new int[Categories]).Ways()];

    public Asked Asked(IReadOnlyList<int> totals) => new(ChooseOne, Covered, totals, CanBeSilent ? Categories - 1 : null);
}

/// <summary>
/// Enumerates all populations that can have answered two tiny questions. Populations differ only in the number of people who gave each
/// answer.
/// </summary>
internal sealed class EveryPopulation(int people, TinyQuestion rows, TinyQuestion columns)
{
    private readonly List<Population> _all = [.. All(people, rows, columns)];

    public int Count => _all.Count;

    public Population this[int index] => _all[index];

    public CrossTabCounts Counts(Population population) => new(
        people,
        RandomTable.Side("Q1", rows.Asked(population.Rows)),
        RandomTable.Side("Q2", columns.Asked(population.Columns)),
        [.. Enumerable.Range(0, rows.Categories).Select(r => population.Cells[(r * columns.Categories)..((r + 1) * columns.Categories)])]);

    /// <summary>Returns the minimum and the maximum of a cell over all populations with the same totals and the same shown cells.</summary>
    public (int Least, int Most) Range(Population population, int cell, Func<int, bool> shown)
    {
        var like = _all.Where(p => p.Rows.SequenceEqual(population.Rows) && p.Columns.SequenceEqual(population.Columns)
            && Enumerable.Range(0, p.Cells.Length).All(i => !shown(i) || p.Cells[i] == population.Cells[i])).ToList();
        return (like.Min(p => p.Cells[cell]), like.Max(p => p.Cells[cell]));
    }

    private static IEnumerable<Population> All(int people, TinyQuestion rows, TinyQuestion columns)
    {
        var ways = (from r in rows.Ways() from c in columns.Ways() select (Rows: r, Columns: c)).ToList();
        return Shares(people, ways.Count).Select(shares => new Population(
            [.. Enumerable.Range(0, rows.Categories).Select(r => ways.Zip(shares).Sum(w => w.First.Rows[r] ? w.Second : 0))],
            [.. Enumerable.Range(0, columns.Categories).Select(c => ways.Zip(shares).Sum(w => w.First.Columns[c] ? w.Second : 0))],
            [.. Enumerable.Range(0, rows.Categories * columns.Categories).Select(i => ways.Zip(shares)
                .Sum(w => w.First.Rows[i / columns.Categories] && w.First.Columns[i % columns.Categories] ? w.Second : 0))]));
    }

    private static IEnumerable<int[]> Shares(int people, int ways) => ways == 1
        ? [[people]]
        : Enumerable.Range(0, people + 1).SelectMany(first => Shares(people - first, ways - 1).Select(rest => (int[])[first, .. rest]));

    public sealed record Population(int[] Rows, int[] Columns, int[] Cells);
}
