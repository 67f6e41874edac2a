namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A column of an export that holds choices.</summary>
/// <param name="Label">The text after the question in the column's heading; null if the question stands there alone.</param>
/// <param name="Options">The options whose label is written into a cell when a respondent has chosen it. A respondent has at most one of
/// them.</param>
public sealed record ChoiceColumn(string? Label, IReadOnlyList<Option> Options);
