namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The heading of a row or a column.</summary>
/// <param name="Label">The label of the category.</param>
/// <param name="Respondents">
/// The respondents in the category; in a column, the base of its percentages. Null if suppressed: 1 to 9 respondents.
/// </param>
/// <param name="NotAnswered">Whether the category holds the respondents who did not answer the question.</param>
public sealed record CrossTabHeading(string Label, int? Respondents, bool NotAnswered);
