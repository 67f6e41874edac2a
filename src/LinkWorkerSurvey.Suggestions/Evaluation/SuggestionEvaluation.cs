using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Suggestions.Evaluation;

/// <summary>
/// The quality of predicted codes for texts whose codes are known. A text is predicted to have all codes with a score over 0, and at least
/// the one with the highest score.
/// </summary>
/// <param name="SampleF1">
/// The mean, over the texts, of the harmonic mean of precision and recall of the text's codes; 0 for a text without codes.
/// </param>
/// <param name="MicroF1">The harmonic mean of precision and recall over all pairs of a text and a code.</param>
/// <param name="MacroF1">The mean, over the codes that a text has or is predicted to have, of the harmonic mean for that code.</param>
/// <param name="RecallAtFive">The mean share of a text's codes that are among the first five; texts without codes do not count.</param>
public sealed record SuggestionEvaluation(double SampleF1, double MicroF1, double MacroF1, double RecallAtFive)
{
    private const int First = 5;

    /// <summary>Learns from one part of the texts and predicts the codes of the other.</summary>
    /// <exception cref="ArgumentException">A part is empty, or no text to learn from has a code.</exception>
    public static SuggestionEvaluation Of(
        IReadOnlyCollection<LabelledText> train, IReadOnlyCollection<LabelledText> test, CancellationToken cancel = default)
    {
        if (test.Count == 0)
            throw new ArgumentException("There is no text to test on.", nameof(test));
        string[] codes = [.. train.SelectMany(text => text.Codes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (codes.Length == 0)
            throw new ArgumentException("No text to learn from has a code.", nameof(train));

        var keys = codes.Index().ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);
        var suggester = CodeSuggester.Learn(
            [.. train.Select(text => new CodedAnswer(text.Answer, text.Codes.Select(code => keys[code]).ToHashSet()))],
            [.. keys.Values.Select(code => new CodeTexts(code, []))],
            cancel: cancel);
        return Of([.. test.Select(text => Predict(text, suggester, codes))]);
    }

    private static SuggestionEvaluation Of(List<Prediction> predictions)
    {
        var byCode = predictions
            .SelectMany(text => text.Codes.Union(text.Predicted).Select(code => (
                Code: code,
                Hit: text.Codes.Contains(code) && text.Predicted.Contains(code))))
            .GroupBy(pair => pair.Code)
            .Select(code => (
                Hits: code.Count(pair => pair.Hit),
                Given: predictions.Count(text => text.Codes.Contains(code.Key)),
                Predicted: predictions.Count(text => text.Predicted.Contains(code.Key))))
            .ToList();
        return new SuggestionEvaluation(
            predictions.Average(text => F1(text.Codes.Count(text.Predicted.Contains), text.Codes.Count, text.Predicted.Count)),
            F1(byCode.Sum(code => code.Hits), byCode.Sum(code => code.Given), byCode.Sum(code => code.Predicted)),
            byCode.Average(code => F1(code.Hits, code.Given, code.Predicted)),
            predictions.Where(text => text.Codes.Count > 0)
                .Select(text => (double)text.Codes.Count(text.First.Contains) / text.Codes.Count)
                .DefaultIfEmpty(double.NaN)
                .Average());
    }

    private static Prediction Predict(LabelledText text, CodeSuggester suggester, string[] codes) => new(
        text.Codes,
        suggester.Likely(text.Answer).Select(code => codes[code]).ToHashSet(),
        suggester.Rank(text.Answer).Take(First).Select(code => codes[code]).ToHashSet());

    private static double F1(int hits, int given, int predicted) => 2.0 * hits / (given + predicted);

    private sealed record Prediction(IReadOnlySet<string> Codes, IReadOnlySet<string> Predicted, IReadOnlySet<string> First);
}
