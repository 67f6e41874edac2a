using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Findings;

/// <summary>A row whose share clearly differs from that of the comparison wave, also among all compared rows of the survey.</summary>
/// <param name="Table">The table of results with the row.</param>
/// <param name="Label">The label of the row or net.</param>
/// <param name="Share">The share in this survey.</param>
/// <param name="Comparison">The comparison of the row.</param>
public sealed record ClearChange(FacetFigures Table, string Label, Share Share, RowComparison Comparison);
