namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A row or a column of a cross-tabulation.</summary>
/// <param name="Label">The label, as in the table of its question.</param>
/// <param name="Total">
/// The number of respondents of the window in the category. The whole window's table of the question shows it too.
/// </param>
/// <param name="NotAnswered">
/// Whether the category consists of the respondents who did not answer the question. They are in no other category of the question.
/// </param>
public sealed record CrossTabCategory(string Label, int Total, bool NotAnswered = false);
