using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A row of a bar chart: a category or a net.</summary>
internal sealed record ChartBar(
    string Label, string? Tags, bool HasSyntheticFigure, Share Share, ConfidenceInterval? Interval, RowComparison? Comparison, bool IsNet)
{
    /// <summary>
    /// The share in the comparison wave; null without a comparison. If several counts are possible there, all round to the published
    /// percentage, so the first stands for all.
    /// </summary>
    public Share? Other => Comparison is { Break: null, Changes: [var first, ..] } ? first.Other : null;

    /// <summary>Whether the change since the comparison wave is clear.</summary>
    public bool IsClearlyChanged => Comparison?.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower;

    /// <summary>Returns the bars of a table: its categories, then its nets.</summary>
    public static IReadOnlyList<ChartBar> Of(FacetFigures table) => table.Answered == 0 ? [] :
    [
        .. table.Categories.Select(row =>
            new ChartBar(row.Label, TagsOf(table, row), IsSynthetic(row), row.Share, row.Interval, row.Comparison, IsNet: false)),
        .. table.Nets.Select(net =>
            new ChartBar(net.Label, "net", HasSyntheticFigure: false, net.Share, net.Interval, net.Comparison, IsNet: true)),
    ];

    /// <summary>Returns the change since the comparison wave in words, the verdict first.</summary>
    public IEnumerable<string> ChangeInWords(bool intervals)
    {
        if (Comparison is null)
            yield break;
        yield return Comparison.Words;
        if (Comparison.Doubt is not null)
            yield return Comparison.Doubt;
        if (intervals && Comparison.IntervalInWords is { } limits)
            yield return limits;
    }

    private static bool IsSynthetic(Category row) => row.Figure == FigureOrigin.Synthetic;

    private static string? TagsOf(FacetFigures table, Category row)
    {
        var tags = string.Join(
            "; ",
            new[]
            {
                IsSynthetic(row) ? "synthetic" : null,
                table.IsCodedFromOther(row) ? "coded from Other" : null,
            }.OfType<string>());
        return tags.Length == 0 ? null : tags;
    }
}
