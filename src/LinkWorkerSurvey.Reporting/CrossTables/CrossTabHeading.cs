namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The heading of a row or a column.</summary>
/// <param name="Label">The label of the category.</param>
/// <param name="Respondents">
/// The number of respondents in the category; in a column, the base of the percentages. Null if suppressed, because it is 1 to 9.
/// </param>
/// <param name="NotAnswered">Whether the category consists of the respondents who did not answer the question.</param>
public sealed record CrossTabHeading(string Label, int? Respondents, bool NotAnswered);
