namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A pre-coded answer to a choice question.</summary>
/// <param name="Key">
/// The number of the option: permanent across versions of the questionnaire, and unique within one version. Answers store keys, never
/// labels.
/// </param>
/// <param name="Label">The text that the respondent reads.</param>
public sealed record Option(short Key, string Label);
