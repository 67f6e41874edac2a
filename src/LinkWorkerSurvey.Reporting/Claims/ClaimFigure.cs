namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>The figure that a claim was bound to.</summary>
/// <param name="Table">The key of the table: see <see cref="Figures.FacetFigures.Key"/>. Empty for a number of all respondents.</param>
/// <param name="Row">The label of the row or net; null if the claim is about the number of respondents.</param>
/// <param name="Count">The number of respondents in the row, or the number that the claim about the base should give.</param>
/// <param name="Base">The base of the percentage.</param>
/// <param name="Percent">The whole percentage of the base; null if the base is 0 or the claim is not about a row.</param>
public sealed record ClaimFigure(string Table, string? Row, int Count, int Base, int? Percent);
