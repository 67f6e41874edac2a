namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>An answer with the standing decision on it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Codes">The keys of the codes that it was given; empty if nothing in it is to be coded.</param>
public sealed record CodedAnswer(AnswerText Answer, IReadOnlySet<int> Codes);
