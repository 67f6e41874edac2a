namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A pre-coded answer to a choice question.</summary>
/// <param name="Key">Identifies the option permanently, across versions of the questionnaire; unique within one version. Answers hold keys,
/// never labels.</param>
/// <param name="Label">The words that the respondent reads.</param>
public sealed record Option(short Key, string Label);
