using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A question or row that has another name in the comparison wave, or none. Staff can match it with a name of that wave.</summary>
/// <param name="Table">The table of the question or row.</param>
/// <param name="Row">The row; null for the question itself.</param>
/// <param name="Offered">The questions or rows of the comparison wave whose names nothing here has.</param>
/// <param name="Chosen">The matched one; null if none is matched.</param>
/// <param name="IsSaidThere">Whether the match is stored with the comparison wave. It can be removed only where it is stored.</param>
public sealed record MatchChoice(
    FacetFigures Table, MatchItem? Row, IReadOnlyList<MatchItem> Offered, MatchItem? Chosen, bool IsSaidThere);
