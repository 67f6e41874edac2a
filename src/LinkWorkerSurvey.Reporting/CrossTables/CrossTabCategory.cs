namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A row or a column of a cross-tabulation.</summary>
/// <param name="Label">The label, as in the table of its question.</param>
/// <param name="Total">The respondents of the window in the category, as the whole window's table shows them.</param>
/// <param name="NotAnswered">
/// Whether the category holds the respondents who did not answer the question. They are in none of its other categories.
/// </param>
public sealed record CrossTabCategory(string Label, int Total, bool NotAnswered = false);
