using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The comparison of a row with the matching row of the comparison wave: the change, or the reason why there is none.</summary>
public sealed record RowComparison
{
    /// <summary>The significance level: a change is clear if the adjusted p-value is under it.</summary>
    public const double Level = 0.05;

    /// <summary>The reason in words why the row is not compared; null if it is compared.</summary>
    public string? Break { get; init; }

    /// <summary>The verdict on the difference; null if the row is not compared.</summary>
    public ChangeVerdict? Verdict { get; init; }

    /// <summary>
    /// The p-value of the hypothesis 'there is no difference', 0 to 1, after Holm adjustment over the compared rows of the table, nets
    /// included. If the comparison wave published only a rounded percentage, the count that gives the largest p-value is used among those
    /// that round to it. Null if the row is not compared, or if the base in either wave is under 30.
    /// </summary>
    public double? AdjustedP { get; init; }

    /// <summary>The p-value before the adjustment, 0 to 1; null where <see cref="AdjustedP"/> is.</summary>
    [NotInFiles]
    public double? P { get; init; }

    /// <summary>
    /// The largest p-value before the adjustment that coding the uncoded answers of both waves can lead to; null where
    /// <see cref="AdjustedP"/> is.
    /// </summary>
    [NotInFiles]
    public double? LargestP { get; init; }

    /// <summary>
    /// The change from the comparison wave. If several counts there round to the published percentage: two changes, from the lowest of
    /// these counts and then from the highest. Empty if the row is not compared.
    /// </summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>The text that the page shows: the verdict in words, or the reason why the row is not compared.</summary>
    public required string Words { get; init; }

    /// <summary>
    /// The limits of the difference's 95% confidence interval in whole percentage points, such as <c>−8 to 3</c>. If
    /// <see cref="Changes"/> holds two changes: the lower of their lower limits and the higher of their upper limits. Null if the row is
    /// not compared.
    /// </summary>
    [JsonIgnore]
    public string? IntervalInWords =>
        Changes.Count == 0 ? null : $"{Whole(Changes.Min(change => change.Low))} to {Whole(Changes.Max(change => change.High))}";

    /// <summary>
    /// The lowest and the highest number of respondents in the comparison wave's row that round to the published percentage, in words, such
    /// as '10 or 11 people in 2019'. Null if the number is known exactly, or if the row is not compared.
    /// </summary>
    public string? Doubt { get; init; }

    private static string Whole(double points) =>
        Math.Round(points, MidpointRounding.AwayFromZero).ToString("0;\u22120;0", CultureInfo.InvariantCulture);
}
