namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The heading of a row or a column.</summary>
/// <param name="Label">The name of the category.</param>
/// <param name="Respondents">The respondents in it: of a column, the base of its percentages. Null where it is hidden: 1 to 9.</param>
/// <param name="NotAnswered">Whether it holds those who gave the question no answer.</param>
public sealed record CrossHeading(string Label, int? Respondents, bool NotAnswered);
