using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// A question or row without an equally worded counterpart in the comparison wave. Staff can match it with a differently worded question or
/// row there.
/// </summary>
/// <param name="Table">The table of the question, or the table that contains the row.</param>
/// <param name="Row">The row to match; null if the question itself is to be matched.</param>
/// <param name="Offered">
/// The questions or rows of the comparison wave that staff can choose: those without an equally worded counterpart in this window.
/// </param>
/// <param name="Chosen">The question or row that is matched already; null if none is.</param>
/// <param name="IsSaidThere">
/// Whether the match is stored with the comparison wave and not with this window. It can be removed only where it is stored.
/// </param>
public sealed record MatchChoice(
    FacetFigures Table, MatchItem? Row, IReadOnlyList<MatchItem> Offered, MatchItem? Chosen, bool IsSaidThere);
