using System.Numerics.Tensors;
using LinkWorkerSurvey.Suggestions.Words;

namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>The weights of a text's words and its sentence vector side by side, each of length 1 or 0.</summary>
/// <param name="Words">The weights of the words.</param>
/// <param name="Vector">The sentence vector; empty if vectors are not used, zero if this text has none.</param>
internal sealed record Features(TermVector Words, double[] Vector)
{
    /// <summary>
    /// Returns the similarity of two texts, from -1 to 1: the mean of the cosines of words and of vectors, or the cosine of words if
    /// vectors are not used. A text without known words or without a vector has nothing in common with others in that respect.
    /// </summary>
    public double Similarity(Features other) => Vector.Length == 0
        ? Words.Dot(other.Words)
        : (Words.Dot(other.Words) + TensorPrimitives.Dot<double>(Vector, other.Vector)) / 2;
}
