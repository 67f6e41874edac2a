using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Findings;

namespace LinkWorkerSurvey.Reporting.Reports.Drafting;

/// <summary>Drafts the text of a results section: how it was asked, the largest rows, and the smallest.</summary>
internal static class ResultsText
{
    // The rows named after the largest. More are tiring to read; the chart shows them all.
    private const int MostFollowing = 3;

    /// <summary>Returns a paragraph about how the question was asked.</summary>
    public static string Asked(Question question)
    {
        var asked = $"Respondents were asked: {MarkdownText.Quote(question.Text)}";
        if (question.Kind.IsOpen)
            return $"{asked} They answered in their own words, and similar answers were grouped together.";
        if (question.Kind.IsOrdered && question.Options.Count > 0)
            return $"{asked} They could choose a place on a scale from {MarkdownText.Quote(question.Options[0].Label)} to "
                + $"{MarkdownText.Quote(question.Options[^1].Label)}.";
        var own = question.Other is null ? "" : ", or write an answer of their own";
        return $"{asked} They could choose {(question.Kind.TakesOneChoice ? "one answer" : "several answers")}{own}.";
    }

    /// <summary>Returns a paragraph about a table, which states nothing that the table does not contain.</summary>
    public static string About(FacetFigures table, Question question, WindowFigures figures)
    {
        var about = table.Facet is null ? "" : $"{MarkdownText.Escape(table.Facet)}: ";
        List<Category> rows =
        [
            .. table.Categories.Where(row => row.Count > 0 && !table.IsOther(row)).OrderByDescending(row => row.Count),
        ];
        if (table.Waiting > 0 && rows.All(row => row.Source == CategorySource.Open))
            return $"{(about.Length > 0 ? $"{about}the" : "The")} answers to this question are not all coded yet.";
        if (rows.Count == 0)
            return about + table.NothingInWords(figures.BeforeCoding);
        if (question.Kind.IsOrdered)
            return $"{about}{InOrder(table)}{Changes(table, figures)}";

        var lead = LeadPhrase.Of(rows[0], figures.Of);
        var first = rows.TakeWhile(row => row.Count == rows[0].Count).ToList();
        var largest = first.Count == 1
            ? $"{lead} {Label(first[0])} ({first[0].Share.InWords})."
            : $"{lead} {InList(first.Select(Label))} ({first[0].Share.InWords} each).";

        // The last row is named only if there are others between it and those that follow the first, and not if it points at few people.
        var rest = rows.Skip(first.Count).ToList();
        var last = rest.Count > MostFollowing + 1 && rest[^1].Count < rest[^2].Count && !rest[^1].IsSmall
            ? rest[^1]
            : null;
        var following = rest.Take(MostFollowing).ToList();
        var next = following.Count == 0 ? ""
            : $" This was followed by {InList(following.Select(row => $"{Label(row)} ({row.Share.InWords})"))}.";
        var least = last is null ? "" : $" The fewest {LeadPhrase.Verb(last)} {Label(last)} ({last.Share.InWords}).";
        var waiting = table.Waiting > 0 ? " Not all answers in respondents’ own words are counted yet." : "";
        return $"{about}{(about.Length > 0 ? char.ToLowerInvariant(largest[0]) + largest[1..] : largest)}{next}{least}{waiting}"
            + Changes(table, figures);
    }

    // The points of a scale mean something in their order.
    private static string InOrder(FacetFigures table) =>
        $"In the order of the scale: {InList(table.Categories.Select(row => $"{Label(row)} ({row.Share.InWords})"))}.";

    // The clear changes alone: others may be due to chance.
    private static string Changes(FacetFigures table, WindowFigures figures)
    {
        if (figures.Comparison is not { Break: null } wave || table.Comparison is not { Break: null })
            return "";
        var changed = table.Categories.Where(row => row.Comparison?.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower)
            .OrderByDescending(row => Math.Abs(row.Comparison!.Changes[0].Points)).ToList();
        return changed.Count == 0
            ? $" No category changed clearly since {MarkdownText.Escape(wave.Called)}."
            : string.Concat(changed.Select(row => $" {Label(row)} {Moved(row.Comparison!)} from {row.Comparison!.Changes[0].Other.InWords} "
                + $"in {MarkdownText.Escape(wave.Called)} to {row.Share.InWords}."));
    }

    private static string Moved(RowComparison comparison) => comparison.Verdict == ChangeVerdict.Higher ? "rose" : "fell";

    private static string Label(Category row) => MarkdownText.Quote(row.Label);

    private static string InList(IEnumerable<string> items) => items.ToList() switch
    {
        [var only] => only,
        [.. var others, var last] => $"{string.Join(", ", others)} and {last}",
        [] => "",
    };
}
