using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A question or row that has another name in the other wave, or none: staff may say which there is the same.</summary>
/// <param name="Table">The table it is of.</param>
/// <param name="Row">The row; null for the question itself.</param>
/// <param name="Offered">What there is there under names that nothing here has.</param>
/// <param name="Chosen">Which of them is the same; null when none is.</param>
/// <param name="IsSaidThere">Whether that was said of the other wave, where alone it can be taken back.</param>
public sealed record MatchChoice(
    FacetFigures Table, MatchItem? Row, IReadOnlyList<MatchItem> Offered, MatchItem? Chosen, bool IsSaidThere);
