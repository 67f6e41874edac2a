namespace LinkWorkerSurvey.Suggestions;

/// <summary>A text with its sentence vector. Immutable; personal data if the text is an answer.</summary>
/// <param name="Text">The text as it was written. Any text is valid: empty, long, or not well-formed Unicode.</param>
/// <param name="Vector">
/// The vector of <see cref="Vectors.SentenceModel"/>, of length 1 (L2); null for a text that is compared by its words alone.
/// </param>
public sealed record AnswerText(string Text, float[]? Vector = null);
