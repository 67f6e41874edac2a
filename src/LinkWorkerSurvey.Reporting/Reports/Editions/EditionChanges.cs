using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>Lists what differs between two editions of a report, for readers of the later one.</summary>
public static class EditionChanges
{
    /// <summary>Returns a sentence for each difference, without full stops; empty if there is none.</summary>
    public static IReadOnlyList<string> Of(EditionContent before, EditionContent after)
    {
        var (then, now) = (before.Bases[0], after.Bases[0]);

        // The figure of a row that one of the editions leaves out is not told by the other's list of changes.
        var hidden = before.SmallCategories.Concat(after.SmallCategories).Where(row => row.IsLeftOut)
            .Select(row => (row.Table, row.Key)).ToHashSet();
        return
        [
            .. then.Released == now.Released ? Array.Empty<string>() : [$"{then.Released:N0} responses became {now.Released:N0}"],
            .. now.Questions.SelectMany(table => Figures(then.Table(table.Key), table, hidden)),
            .. after.Sections.SelectMany(section => Texts(before.Sections.FirstOrDefault(one => IsSame(one, section)), section)),
            .. before.Sections.Where(section => !after.Sections.Any(one => IsSame(one, section))).Select(one => $"{Name(one)} was removed"),
        ];
    }

    private static IEnumerable<string> Figures(
        FacetFigures? then, FacetFigures now, HashSet<(string Table, string Key)> hidden)
    {
        if (then is null)
        {
            yield return $"Question {now.Heading} was added";
            yield break;
        }

        if (then.Base != now.Base)
            yield return $"Question {now.Heading}: base {then.Base:N0} became {now.Base:N0}";
        var (rows, others) = (Rows(now, hidden), Rows(then, hidden));
        if (hidden.Any(row => row.Table == now.Key) && then.Categories.Count != now.Categories.Count)
            yield return $"Question {now.Heading}: other categories are left out";
        foreach (var (key, label, print) in rows)
        {
            var (was, label1, print1) = others.FirstOrDefault(row => row.Key == key);
            if (was is null)
                yield return $"Question {now.Heading}: ‘{label}’ ({print}) was added";
            else if (print1 != print)
                yield return $"Question {now.Heading}: ‘{label}’ {print1} became {print}";
            if (was is not null && label1 != label)
                yield return $"Question {now.Heading}: ‘{label1}’ was renamed ‘{label}’";
        }

        foreach (var (_, label, print) in others.Where(row => !rows.Exists(one => one.Key == row.Key)))
            yield return $"Question {now.Heading}: ‘{label}’ ({print}) was removed";
    }

    private static List<(string Key, string Label, string Print)> Rows(FacetFigures table, HashSet<(string Table, string Key)> hidden) =>
    [
        .. table.Categories.Where(row => !hidden.Contains((table.Key, row.Key)))
            .Select(row => (row.Key, row.Label, $"{row.Share.InPrint}, {row.Count:N0}")),
        .. (hidden.Any(row => row.Table == table.Key) ? [] : table.Nets)
            .Select(net => (net.Key, net.Label, $"{net.Share.InPrint}, {net.Count:N0}")),
    ];

    private static IEnumerable<string> Texts(EditionSection? then, EditionSection now)
    {
        if (then is null)
        {
            yield return $"{Name(now)} was added";
            yield break;
        }

        if (then.Text != now.Text)
            yield return $"{Name(now)}: the text was changed";
        if (!then.Quotes.SequenceEqual(now.Quotes))
            yield return $"{Name(now)}: quotes were changed";
    }

    private static bool IsSame(EditionSection one, EditionSection other) => one.Number == other.Number && one.Title == other.Title;

    private static string Name(EditionSection section) =>
        section.Number is null ? $"‘{section.Title}’" : $"Section {section.Number} {section.Title}";
}
