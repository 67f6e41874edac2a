using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A row of a table, and the row that was found for it in the other wave.</summary>
/// <param name="Key">The key of the row: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The row's name.</param>
/// <param name="Source">Where the category comes from; null for a net.</param>
/// <param name="Share">The respondents in it.</param>
/// <param name="There">The other wave's row; null when it has none.</param>
/// <param name="IsMatched">Whether it has another name there, and staff say that it is the same.</param>
internal sealed record MatchedRow(
    string Key, string Label, CategorySource? Source, Share Share, OtherRow? There, bool IsMatched);
