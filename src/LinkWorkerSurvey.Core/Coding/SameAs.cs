namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A name under which other waves have the same: staff have found that respondents or coders would take both alike.</summary>
/// <param name="Row">The name here, an option's, a code's or a net's; null for the question itself.</param>
/// <param name="There">The name there; of a question, its wording.</param>
public sealed record SameAs(string? Row, string There);
