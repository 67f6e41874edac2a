using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A row of a table of results in the comparison wave.</summary>
/// <param name="Key">The key of the row: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The label of the row.</param>
/// <param name="Source">The source of the category; null for a net.</param>
/// <param name="Counts">The possible numbers of respondents in the row; null if the wave published no figure for the row.</param>
public sealed record ComparisonRow(string Key, string Label, CategorySource? Source, PossibleCounts? Counts);
