using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A question or row that takes part in a match.</summary>
/// <param name="Key">The key under which a match stores the question or row: see <see cref="MatchKey"/>.</param>
/// <param name="Label">The wording that people read.</param>
public sealed record MatchItem(string Key, string Label);
