using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>One table of results, to be read from across a room: its bars fit a projector.</summary>
/// <param name="Table">The table.</param>
/// <param name="Figures">The figures of the survey.</param>
public sealed record MeetingTable(FacetFigures Table, WindowFigures Figures)
{
    // More rows than this are too small to read from across a room.
    private const int Most = 10;

    /// <summary>The rows to show, in the chosen order: all of them, or the largest. Nets are not shown.</summary>
    public IReadOnlyList<Category> Rows { get; } = Largest(Table.Categories);

    /// <summary>The rows that are left out.</summary>
    public IEnumerable<Category> Rest => Table.Categories.Except(Rows);

    private static List<Category> Largest(IReadOnlyList<Category> rows)
    {
        var largest = rows.OrderByDescending(row => row.Count).Take(rows.Count <= Most ? Most : Most - 1).ToHashSet();
        return [.. rows.Where(largest.Contains)];
    }
}
