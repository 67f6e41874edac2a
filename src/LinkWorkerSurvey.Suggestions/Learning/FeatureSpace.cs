using LinkWorkerSurvey.Suggestions.Words;

namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>Turns texts into <see cref="Features"/>. Immutable.</summary>
internal sealed class FeatureSpace
{
    private FeatureSpace(WordWeights words, int dimensions) => (Words, Dimensions) = (words, dimensions);

    public WordWeights Words { get; }

    /// <summary>The length of the sentence vectors; 0 if no text has one.</summary>
    public int Dimensions { get; }

    /// <exception cref="ArgumentException">Vectors differ in length.</exception>
    public static FeatureSpace Learn(IReadOnlyCollection<AnswerText> texts)
    {
        var lengths = texts.Where(text => text.Vector is not null).Select(text => text.Vector!.Length).Distinct().ToList();
        return lengths.Count < 2
            ? new FeatureSpace(WordWeights.Learn(texts.Select(text => text.Text)), lengths.FirstOrDefault())
            : throw new ArgumentException("The vectors differ in length.", nameof(texts));
    }

    /// <exception cref="ArgumentException">The vector differs in length from those learnt.</exception>
    public Features Of(AnswerText text) => new(Words.Of(text.Text), text.Vector switch
    {
        _ when Dimensions == 0 => [],
        null => new double[Dimensions],
        var vector when vector.Length == Dimensions => Array.ConvertAll(vector, number => (double)number),
        _ => throw new ArgumentException($"The vector has {text.Vector!.Length} numbers instead of {Dimensions}.", nameof(text)),
    });
}
