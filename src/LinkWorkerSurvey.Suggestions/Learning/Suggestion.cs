namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>A code that is suggested for an answer.</summary>
/// <param name="Code">The key of the code.</param>
/// <param name="Score">
/// How much speaks for the code. Once answers have been coded: the distance from the border between answers with and without the code, over
/// 0 if the answer is rather given the code than not. Before: the similarity with the code's texts, from -1 to 1. Comparable within one
/// <see cref="CodeSuggester"/>.
/// </param>
/// <param name="Words">
/// The words of the answer that speak for the code, at most <see cref="CodeSuggester.MaxWords"/>, those that speak most for it first,
/// without words such as "the". Empty if none does: then the answer as a whole resembles those with the code, and no word is singled out.
/// </param>
public sealed record Suggestion(int Code, double Score, IReadOnlyList<TellingWord> Words);

/// <summary>A word, or two words in a row, that speak for a code.</summary>
/// <param name="Text">The words in lower case without accents, with one space between them.</param>
/// <param name="Places">Where they stand in the answer, as they are written there.</param>
public sealed record TellingWord(string Text, IReadOnlyList<TextSpan> Places);
