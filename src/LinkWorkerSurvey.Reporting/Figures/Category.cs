using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>One row of a question's results. A respondent counts once in it, however many of their answers fall into it.</summary>
/// <param name="Key">The key of the row, which stays when it is renamed: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The row's name.</param>
/// <param name="Source">Where the category comes from.</param>
/// <param name="Figure">What the figure rests on.</param>
/// <param name="Share">The respondents in it, out of the table's base.</param>
public sealed record Category(
    [property: JsonIgnore] string Key,
    string Label,
    CategorySource Source,
    FigureOrigin Figure,
    [property: JsonIgnore] Share Share)
{
    /// <summary>The respondents in it.</summary>
    public int Count => Share.Count;

    /// <summary>The whole percentage of the table's base; null when the base is empty.</summary>
    public int? Percent => Share.Percent;

    /// <summary>The 95% interval of the share, 0 to 1; null when the base is empty or of mentions.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The same row of another wave beside it; null when nothing is compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowComparison? Comparison { get; init; }
}
