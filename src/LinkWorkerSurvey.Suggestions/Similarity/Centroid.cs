using System.Numerics.Tensors;
using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Suggestions.Similarity;

/// <summary>The sum of some answers' features: similar to what is like all of them.</summary>
internal sealed class Centroid
{
    private readonly double[] words;
    private readonly double[] vector;
    private readonly double length;

    public Centroid(FeatureSpace space, IEnumerable<Features> members)
    {
        (words, vector) = (new double[space.Words.Terms.Count], new double[space.Dimensions]);
        foreach (var member in members)
        {
            Count++;
            member.Words.AddTo(words, 1);
            TensorPrimitives.Add(vector, member.Vector, vector);
        }

        var squares = TensorPrimitives.SumOfSquares<double>(words) + TensorPrimitives.SumOfSquares<double>(vector);
        length = squares > 0 ? Math.Sqrt(squares) : 1;
    }

    public int Count { get; }

    /// <summary>Returns the cosine with an answer, but for the length of the answer.</summary>
    public double Similarity(Features answer) =>
        (answer.Words.Dot(words) + TensorPrimitives.Dot<double>(answer.Vector, vector)) / length;

    /// <summary>Returns for each term how much higher its mean weight is than in another, larger sum that includes this one.</summary>
    public IEnumerable<(int Term, double Weight)> Beyond(Centroid all) =>
        words.Select((sum, term) => (term, sum / Count - (all.words[term] - sum) / Math.Max(1, all.Count - Count)));
}
