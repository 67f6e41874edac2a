using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>One row beside the same row of the other wave: the change, or why there is none to speak of.</summary>
public sealed record RowComparison
{
    /// <summary>Why the row is not compared, in words; null when it is.</summary>
    public string? Break { get; init; }

    /// <summary>What can be said of the difference; null when the row is not compared.</summary>
    public ChangeVerdict? Verdict { get; init; }

    /// <summary>
    /// The p-value of 'there is no difference', 0 to 1, adjusted after Holm over the rows of the table that are compared, at the least
    /// telling of the other wave's possible counts. Null when the row is not compared or a base is too small.
    /// </summary>
    public double? AdjustedP { get; init; }

    /// <summary>
    /// The difference, once; from each of two counts, the lower first, where the other wave's may be either; empty when the row is not
    /// compared.
    /// </summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>What the page says: why the row is not compared, or the verdict in words.</summary>
    public required string Words { get; init; }

    /// <summary>
    /// The limits of the difference's 95% interval in whole percentage points, such as <c>−8 to 3</c>; of both intervals where there are
    /// two. Null when the row is not compared.
    /// </summary>
    [JsonIgnore]
    public string? IntervalInWords =>
        Changes.Count == 0 ? null : $"{Whole(Changes.Min(change => change.Low))} to {Whole(Changes.Max(change => change.High))}";

    /// <summary>Which counts the other wave's may be, in words; null where it is known.</summary>
    public string? Doubt { get; init; }

    private static string Whole(double points) =>
        Math.Round(points, MidpointRounding.AwayFromZero).ToString("0;\u22120;0", CultureInfo.InvariantCulture);
}
