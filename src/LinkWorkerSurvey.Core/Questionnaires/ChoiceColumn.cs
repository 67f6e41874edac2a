namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A column of an export that contains choices.</summary>
/// <param name="Label">The text after the question in the column's heading; null if the heading is the question alone.</param>
/// <param name="Options">
/// The options of the column. A cell contains the label of the option that the respondent chose, at most one per column.
/// </param>
public sealed record ChoiceColumn(string? Label, IReadOnlyList<Option> Options);
