using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>One row of a table of the wave compared with.</summary>
/// <param name="Key">The key of the row: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The row's name.</param>
/// <param name="Source">Where the category comes from; null for a net.</param>
/// <param name="Counts">The respondents in it; null where the wave published no figure of it.</param>
public sealed record OtherRow(string Key, string Label, CategorySource? Source, PossibleCounts? Counts);
