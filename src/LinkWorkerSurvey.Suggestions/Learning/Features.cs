using System.Numerics.Tensors;
using LinkWorkerSurvey.Suggestions.Words;

namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>The weights of a text's words and its sentence vector side by side, each of length 1 or 0.</summary>
/// <param name="Words">The weights of the words.</param>
/// <param name="Vector">The sentence vector; empty if vectors are not used, zero if this text has none.</param>
internal sealed record Features(TermVector Words, double[] Vector)
{
    private bool HasWords => Words.Indices.Length > 0;

    private bool HasVector => Vector.AsSpan().ContainsAnyExcept(0.0);

    /// <summary>
    /// Returns the similarity of two texts, from -1 to 1: the mean of the cosines of words and of vectors, or the only one of them that
    /// both texts have. Without either it is 0.
    /// </summary>
    public double Similarity(Features other)
    {
        var (words, vectors) = (HasWords && other.HasWords, HasVector && other.HasVector);
        var sum = (words ? Words.Dot(other.Words) : 0) + (vectors ? TensorPrimitives.Dot<double>(Vector, other.Vector) : 0);
        return words && vectors ? sum / 2 : sum;
    }
}
