using System.Numerics.Tensors;

namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>
/// A linear support vector machine for one code: squared hinge loss, L2 penalty, C = 1, classes balanced, with an intercept that the
/// penalty includes. It is scikit-learn's <c>LinearSVC(class_weight="balanced")</c>. Immutable.
/// </summary>
/// <remarks>
/// Learnt by dual coordinate descent with shrinking (Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", 2008;
/// LIBLINEAR), with a fixed seed.
/// </remarks>
internal sealed class LinearClassifier
{
    private const double Tolerance = 1e-4;
    private const int MaxIterations = 1000;
    private const int Seed = 2019;

    private readonly double[] words;
    private readonly double[] vector;
    private double intercept;

    private LinearClassifier(int terms, int dimensions) => (words, vector) = (new double[terms], new double[dimensions]);

    /// <summary>Learns from examples whether a text has a code.</summary>
    /// <param name="space">The space of the examples.</param>
    /// <param name="examples">The examples. Their order makes a difference within the tolerance.</param>
    /// <param name="isPositive">Whether each example has the code. Both cases must occur.</param>
    /// <param name="cancel">Stops learning.</param>
    public static LinearClassifier Learn(FeatureSpace space, Features[] examples, bool[] isPositive, CancellationToken cancel)
    {
        var classifier = new LinearClassifier(space.Words.Terms.Count, space.Dimensions);
        classifier.Descend(examples, isPositive, cancel);
        return classifier;
    }

    /// <summary>Returns the score of a text: over 0 if it is rather given the code than not, 1 or more for a clear case.</summary>
    public double Score(Features features) => WordScore(features) + VectorScore(features) + intercept;

    public double WordScore(Features features) => features.Words.Dot(words);

    public double VectorScore(Features features) => TensorPrimitives.Dot<double>(features.Vector, vector);

    /// <summary>Returns the weight of a term: over 0 if it speaks for the code.</summary>
    public double Weight(int term) => words[term];

    private void Descend(Features[] examples, bool[] isPositive, CancellationToken cancel)
    {
        var count = examples.Length;
        var positives = isPositive.Count(is1 => is1);
        // The inverse of 2C, with C = n / (2 · size of the class).
        var (ofPositive, ofNegative) = ((double)positives / count, (double)(count - positives) / count);
        var regularization = Array.ConvertAll(isPositive, is1 => is1 ? ofPositive : ofNegative);
        var curvature = new double[count];
        for (var i = 0; i < count; i++)
            curvature[i] = regularization[i] + 1 + SquaredLength(examples[i]);

        var dual = new double[count];
        int[] order = [.. Enumerable.Range(0, count)];
        var random = new Random(Seed);
        var (active, limit) = (count, double.PositiveInfinity);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            cancel.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan(0, active));
            var (largest, smallest) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var s = 0; s < active; s++)
            {
                var i = order[s];
                var sign = isPositive[i] ? 1 : -1;
                var gradient = sign * Score(examples[i]) - 1 + dual[i] * regularization[i];
                if (dual[i] == 0 && gradient > limit)
                {
                    active--;
                    (order[s], order[active]) = (order[active], order[s]);
                    s--;
                    continue;
                }

                var projected = dual[i] == 0 ? Math.Min(gradient, 0) : gradient;
                (largest, smallest) = (Math.Max(largest, projected), Math.Min(smallest, projected));
                if (Math.Abs(projected) <= 1e-12)
                    continue;
                var before = dual[i];
                dual[i] = Math.Max(before - gradient / curvature[i], 0);
                Add(examples[i], (dual[i] - before) * sign);
            }

            if (largest - smallest > Tolerance)
            {
                limit = largest > 0 ? largest : double.PositiveInfinity;
                continue;
            }

            if (active == count)
                break;
            (active, limit) = (count, double.PositiveInfinity);
        }
    }

    private void Add(Features example, double factor)
    {
        example.Words.AddTo(words, factor);
        TensorPrimitives.MultiplyAdd(example.Vector, factor, vector, vector);
        intercept += factor;
    }

    private static double SquaredLength(Features example) =>
        TensorPrimitives.SumOfSquares<double>(example.Words.Weights) + TensorPrimitives.SumOfSquares<double>(example.Vector);
}
