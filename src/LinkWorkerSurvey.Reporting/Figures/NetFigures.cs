using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The distinct respondents in any of the categories under one heading.</summary>
/// <param name="Key">The key of the net, which stays when it is renamed: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The heading.</param>
/// <param name="Share">The respondents, out of the table's base.</param>
public sealed record NetFigures([property: JsonIgnore] string Key, string Label, [property: JsonIgnore] Share Share)
{
    /// <summary>The respondents.</summary>
    public int Count => Share.Count;

    /// <summary>The whole percentage of the table's base; null when the base is empty.</summary>
    public int? Percent => Share.Percent;

    /// <summary>The 95% interval of the share, 0 to 1; null when the base is empty or of mentions.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The same net of another wave beside it; null when nothing is compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowComparison? Comparison { get; init; }
}
