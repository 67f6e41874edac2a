namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A column, in an export of cases, with the choices that respondents made: all of one question, or those of one option.</summary>
/// <param name="Label">The text after the question in the column's heading; null if the heading is the question alone.</param>
/// <param name="Options">
/// The options whose choices the column contains. Each cell contains the label of the one of them that the respondent chose, or is empty. A
/// respondent cannot choose two options of the same column.
/// </param>
public sealed record ChoiceColumn(string? Label, IReadOnlyList<Option> Options);
