namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A column of an export that holds choices.</summary>
/// <param name="Label">What follows the question in the column's heading; null where the question alone stands there.</param>
/// <param name="Options">The options whose label stands in a cell when a respondent has chosen it; of a respondent at most one.</param>
public sealed record ChoiceColumn(string? Label, IReadOnlyList<Option> Options);
