using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A question or a row that staff can match.</summary>
/// <param name="Key">The key that it is stored by: see <see cref="MatchKey"/>.</param>
/// <param name="Label">Its wording, for people.</param>
public sealed record MatchItem(string Key, string Label);
