using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>A row of a question's results. Each respondent counts once in a row, even with several answers that belong to it.</summary>
/// <param name="Key">The key of the row, which stays the same if the row is renamed: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The label of the row.</param>
/// <param name="Source">The source of the category: an option of the questionnaire, or coding.</param>
/// <param name="Figure">The origin of the row's count and percentage, such as counted or synthetic.</param>
/// <param name="Share">The respondents in the row, as a share of the table's base.</param>
public sealed record Category(
    [property: NotInFiles] string Key,
    string Label,
    CategorySource Source,
    FigureOrigin Figure,
    [property: NotInFiles] Share Share)
{
    /// <summary>A row of fewer respondents is small.</summary>
    public const int SmallUnder = 5;

    /// <summary>The number of respondents in the row.</summary>
    public int Count => Share.Count;

    /// <summary>Whether the row has so few respondents, but at least one, that somebody who knows them might recognise them.</summary>
    [JsonIgnore]
    public bool IsSmall => Count is > 0 and < SmallUnder;

    /// <summary>
    /// The row's percentage of the table's base, rounded to a whole number; null if the base is 0. A 0 or 100 may be rounded: the count and
    /// the base tell whether it is nobody or everybody.
    /// </summary>
    public int? Percent => Share.Percent;

    /// <summary>
    /// The 95% confidence interval of the share, 0 to 1; null if the base is 0 or is mentions, or if the figure is synthetic.
    /// </summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The comparison with the matching row of the comparison wave; null without a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RowComparison? Comparison { get; init; }
}
