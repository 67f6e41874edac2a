using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>Lists the categories of few respondents, and leaves those out that staff decided not to publish.</summary>
public static class SmallCategories
{
    private const string TooFewThere = "Changes are not shown: too few respondents were in one of the categories in the other survey.";

    /// <summary>Returns the rows of fewer than 5 respondents, empty rows excepted, in the order of the tables.</summary>
    /// <param name="figures">Figures whose percentages are not of mentions.</param>
    public static IReadOnlyList<SmallCategory> Of(WindowFigures figures) =>
    [
        .. from table in figures.Questions
           from row in table.Categories
           where row.IsSmall
           select new SmallCategory(table.Key, row.Key, row.Label, row.Count, IsLeftOut: false),
    ];

    /// <summary>
    /// Returns the small categories with what is left out. Where rows of a table are left out, the smallest of the others are added until
    /// nothing gives them away: neither the base nor an earlier edition.
    /// </summary>
    /// <param name="figures">Figures whose percentages are not of mentions.</param>
    /// <param name="leaveOut">The keys of table and row that staff decided to leave out.</param>
    /// <param name="leftOutBefore">
    /// What published editions left out. Where a table leaves out rows again, these are among them: whoever has both editions could
    /// otherwise subtract.
    /// </param>
    public static IReadOnlyList<SmallCategory> Decide(
        WindowFigures figures,
        IReadOnlySet<(string Table, string Key)> leaveOut,
        IReadOnlySet<(string Table, string Key)> leftOutBefore)
    {
        var decided = new List<SmallCategory>();
        foreach (var table in figures.Questions)
        {
            var rows = table.Categories.Where(row => row.Count > 0).ToList();
            var small = rows.Where(row => row.IsSmall).ToList();
            var left = small.Where(row => leaveOut.Contains((table.Key, row.Key))).ToList();
            if (left.Count > 0)
            {
                left.AddRange(rows.Except(left).Where(row => leftOutBefore.Contains((table.Key, row.Key))).ToList());
                foreach (var row in rows.Except(left).OrderBy(row => row.Count).ToList().TakeWhile(_ => !IsSafe(left)))
                    left.Add(row);
            }

            decided.AddRange(small.Union(left)
                .Select(row => new SmallCategory(table.Key, row.Key, row.Label, row.Count, left.Contains(row))));
        }

        return decided;
    }

    /// <summary>
    /// Returns the figures without what is left out, and without what it could be worked out from: the nets of its table, the number of
    /// texts where a row of 'Other' texts is left out, and the changes of a table with a row that was small in the survey it is compared
    /// with. Notes say so.
    /// </summary>
    /// <param name="figures">The figures, on any base.</param>
    /// <param name="decided">What was decided: see <see cref="Decide"/>.</param>
    public static WindowFigures LeaveOut(WindowFigures figures, IReadOnlyList<SmallCategory> decided)
    {
        // What another organisation, or this one, has published of the earlier survey is known already.
        var changes = figures.Comparison?.Kind is not null;
        return figures with
        {
            Questions =
            [
                .. figures.Questions.Select(table => changes ? WithoutSmallChanges(table) : table)
                    .Select(table => decided.Where(row => row.IsLeftOut && row.Table == table.Key)
                        .Select(row => row.Key).ToHashSet() is { Count: > 0 } left ? Without(table, left) : table),
            ],
        };
    }

    // Each row has at least one answer, and together they have so many that any of them could have five.
    private static bool IsSafe(List<Category> left) =>
        left.Count > 1 && left.Sum(row => row.Count) - (left.Count - 1) >= Category.SmallUnder;

    private static FacetFigures Without(FacetFigures table, HashSet<string> left)
    {
        var tellsTexts = table.Categories.Any(row => row.Source == CategorySource.Other && left.Contains(row.Key));
        List<Category> kept = [.. table.Categories.Where(row => !left.Contains(row.Key))];
        return table with
        {
            Categories = kept,
            Nets = [],
            Texts = tellsTexts ? null : table.Texts,
            Waiting = tellsTexts ? null : table.Waiting,
            Coding = tellsTexts ? null : table.Coding,
            Comparison = table.Comparison is { } comparison
                ? comparison with { Compared = kept.Count(row => row.Comparison is { Break: null }) }
                : null,
            Notes =
            [
                .. tellsTexts ? table.Notes.Except(table.Coding?.Notes() ?? []) : table.Notes,
                $"{left.Count} categories are not shown{(table.Nets.Count > 0 ? ", and no nets" : "")}: too few respondents are in one of "
                    + "them.",
            ],
        };
    }

    // The others and the base would give away the one change that is not shown.
    private static FacetFigures WithoutSmallChanges(FacetFigures table)
    {
        var isSmall = table.Categories.Select(row => row.Comparison).Concat(table.Nets.Select(net => net.Comparison))
            .Any(row => row?.Changes.Any(change => change.Count is > 0 and < Category.SmallUnder) is true);
        return !isSmall ? table : table with
        {
            Categories = [.. table.Categories.Select(row => row with { Comparison = null })],
            Nets = [.. table.Nets.Select(net => net with { Comparison = null })],
            Comparison = new() { Break = TooFewThere, Compared = 0, Missing = [], Notes = [TooFewThere] },
        };
    }
}
