using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A row of a table of this window's results, together with the matching row of the comparison wave.</summary>
/// <param name="Key">The key of the row: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The label of the row.</param>
/// <param name="Source">The source of the category; null for a net.</param>
/// <param name="Share">The respondents in the row, as a share of the table's base.</param>
/// <param name="There">The matching row of the comparison wave; null if none matches.</param>
/// <param name="IsMatched">Whether staff matched the two rows because their wording differs.</param>
internal sealed record MatchedRow(
    string Key, string Label, CategorySource? Source, Share Share, ComparisonRow? There, bool IsMatched);
