namespace LinkWorkerSurvey.Suggestions.Similarity;

/// <summary>Answers that resemble each other: an offer of a code, which a coder names.</summary>
/// <param name="Words">The words, or two words in a row, that the group's answers have more often than others, at most five.</param>
/// <param name="Typical">The three answers that are most like the whole group, the most typical first.</param>
/// <param name="Answers">All answers of the group, the most typical first.</param>
public sealed record AnswerGroup(IReadOnlyList<string> Words, IReadOnlyList<AnswerText> Typical, IReadOnlyList<AnswerText> Answers);
