namespace LinkWorkerSurvey.Suggestions.Evaluation;

/// <summary>A text with the codes that coders gave it.</summary>
/// <param name="Answer">The text.</param>
/// <param name="Codes">The names of its codes.</param>
public sealed record LabelledText(AnswerText Answer, IReadOnlySet<string> Codes);
