using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Findings;

/// <summary>One of the largest figures of a survey, as a sentence.</summary>
/// <param name="Table">The table of results with the figure.</param>
/// <param name="Row">The row of the table.</param>
/// <param name="Lead">
/// The sentence up to the label of the row, such as 'Nearly four-fifths of respondents chose'. The proportion is in the words of
/// <see cref="Statistics.ProportionWords"/>.
/// </param>
public sealed record Finding(FacetFigures Table, Category Row, string Lead);
