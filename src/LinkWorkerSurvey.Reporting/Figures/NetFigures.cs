using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>A net: the distinct respondents in any of several categories.</summary>
/// <param name="Key">The key of the net, which stays the same if the net is renamed: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The label of the net.</param>
/// <param name="Share">The respondents in the net, as a share of the table's base.</param>
public sealed record NetFigures([property: NotInFiles] string Key, string Label, [property: NotInFiles] Share Share)
{
    /// <summary>
    /// The number of respondents in the net, each counted once. If the base is mentions: the number of mentions of all its categories.
    /// </summary>
    public int Count => Share.Count;

    /// <summary>
    /// The net's percentage of the table's base, rounded to a whole number; null if the base is 0. A 0 or 100 may be rounded: the count and
    /// the base tell whether it is nobody or everybody.
    /// </summary>
    public int? Percent => Share.Percent;

    /// <summary>The 95% confidence interval of the share, 0 to 1; null if the base is 0, or if the base is mentions.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The comparison with the matching net of the comparison wave; null without a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowComparison? Comparison { get; init; }
}
