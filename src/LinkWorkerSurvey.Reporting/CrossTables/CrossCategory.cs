namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A row or a column of a cross-table.</summary>
/// <param name="Label">Its name, as in the table of its question.</param>
/// <param name="Total">The respondents of the window in it, as the whole window's table shows them.</param>
/// <param name="NotAnswered">Whether it holds those who gave the question no answer, and who are therefore in none of its other
/// categories.</param>
public sealed record CrossCategory(string Label, int Total, bool NotAnswered = false);
