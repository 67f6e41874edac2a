namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>A column of a table of answers, with its entry in the codebook.</summary>
/// <param name="Heading">The heading, which differs from those of the other columns.</param>
/// <param name="Content">What a cell contains, in a sentence.</param>
/// <param name="Values">
/// The values that cells can have or, for a column of a code, what the code means; empty if a cell can contain any text.
/// </param>
public sealed record AnswerColumn(string Heading, string Content, IReadOnlyList<string> Values);
