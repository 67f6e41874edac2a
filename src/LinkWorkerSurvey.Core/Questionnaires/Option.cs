namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A pre-coded answer to a choice question.</summary>
/// <param name="Key">Names the option for good, across versions of the questionnaire; unique within one. Answers hold keys, never
/// labels.</param>
/// <param name="Label">The words the respondent reads.</param>
public sealed record Option(short Key, string Label);
