using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The comparison of a row with the matching row of the comparison wave: the change, or the reason why there is none.</summary>
public sealed record RowComparison
{
    /// <summary>The reason in words why the row is not compared; null if it is compared.</summary>
    public string? Break { get; init; }

    /// <summary>The verdict on the difference; null if the row is not compared.</summary>
    public ChangeVerdict? Verdict { get; init; }

    /// <summary>
    /// The p-value of the hypothesis 'there is no difference', 0 to 1, after Holm adjustment over the compared rows of the table. If the
    /// comparison wave's counts are not known exactly, the possible counts with the largest p-value are used. Null if the row is not
    /// compared, or if a base is under 30.
    /// </summary>
    public double? AdjustedP { get; init; }

    /// <summary>
    /// The change from each possible count in the comparison wave: one change, or two with the lower count first. Empty if the row is not
    /// compared.
    /// </summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>The text that the page shows: the verdict in words, or the reason why the row is not compared.</summary>
    public required string Words { get; init; }

    /// <summary>
    /// The limits of the difference's 95% confidence interval in whole percentage points, such as <c>−8 to 3</c>. With two possible
    /// counts: the lowest and the highest limit of their two intervals. Null if the row is not compared.
    /// </summary>
    [JsonIgnore]
    public string? IntervalInWords =>
        Changes.Count == 0 ? null : $"{Whole(Changes.Min(change => change.Low))} to {Whole(Changes.Max(change => change.High))}";

    /// <summary>The two possible counts in the comparison wave, in words; null if only one is possible.</summary>
    public string? Doubt { get; init; }

    private static string Whole(double points) =>
        Math.Round(points, MidpointRounding.AwayFromZero).ToString("0;\u22120;0", CultureInfo.InvariantCulture);
}
