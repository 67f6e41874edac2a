using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>Lists the categories of few respondents, and leaves those out that staff decided not to publish.</summary>
public static class SmallCategories
{
    /// <summary>A category of fewer respondents is small.</summary>
    public const int Under = 5;

    /// <summary>Returns the rows of fewer than 5 respondents, empty rows excepted, in the order of the tables.</summary>
    /// <param name="figures">Figures whose percentages are not of mentions.</param>
    public static IReadOnlyList<SmallCategory> Of(WindowFigures figures) =>
    [
        .. from table in figures.Questions
           from row in table.Categories
           where row.Count is > 0 and < Under
           select new SmallCategory(table.Key, row.Key, row.Label, row.Count, IsLeftOut: false),
    ];

    /// <summary>
    /// Returns the small categories with what is left out. Where rows of a table are left out, they are at least two and have 5 answers or
    /// more together, so that the base does not give them away: the smallest of the others are added for it.
    /// </summary>
    /// <param name="figures">Figures whose percentages are not of mentions.</param>
    /// <param name="leaveOut">The keys of table and row that staff decided to leave out.</param>
    public static IReadOnlyList<SmallCategory> Decide(WindowFigures figures, IReadOnlySet<(string Table, string Key)> leaveOut)
    {
        var decided = new List<SmallCategory>();
        foreach (var table in figures.Questions)
        {
            var small = table.Categories.Where(row => row.Count is > 0 and < Under).ToList();
            var left = small.Where(row => leaveOut.Contains((table.Key, row.Key))).ToList();
            var others = table.Categories.Where(row => row.Count > 0).Except(left).OrderBy(row => row.Count).ToList();
            if (left.Count > 0)
            {
                foreach (var row in others.TakeWhile(_ => left.Count < 2 || left.Sum(one => one.Count) < Under))
                    left.Add(row);
            }

            decided.AddRange(small.Union(left)
                .Select(row => new SmallCategory(table.Key, row.Key, row.Label, row.Count, left.Contains(row))));
        }

        return decided;
    }

    /// <summary>
    /// Returns the figures without the rows that are left out, and without nets in their tables, from which they could be worked out. A
    /// note says how many rows a table has lost.
    /// </summary>
    /// <param name="figures">The figures, on any base.</param>
    /// <param name="decided">What was decided: see <see cref="Decide"/>.</param>
    public static WindowFigures LeaveOut(WindowFigures figures, IReadOnlyList<SmallCategory> decided) => figures with
    {
        Questions =
        [
            .. figures.Questions.Select(table => decided.Where(row => row.IsLeftOut && row.Table == table.Key)
                .Select(row => row.Key).ToHashSet() is { Count: > 0 } left ? Without(table, left) : table),
        ],
    };

    private static FacetFigures Without(FacetFigures table, HashSet<string> left) => table with
    {
        Categories = [.. table.Categories.Where(row => !left.Contains(row.Key))],
        Nets = [],
        Notes =
        [
            .. table.Notes,
            $"{left.Count} categories are not shown{(table.Nets.Count > 0 ? ", and no nets" : "")}: too few respondents are in one of "
                + "them.",
        ],
    };
}
