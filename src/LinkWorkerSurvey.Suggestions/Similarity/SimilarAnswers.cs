using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Suggestions.Similarity;

/// <summary>
/// Compares answers with each other by the cosines of their words and of their vectors. Answers in the same text are one. All results are
/// functions of texts and vectors: the order of the input makes no difference, and equal similarities are ordered by the texts. Immutable
/// and safe for concurrent use; personal data as the answers are.
/// </summary>
public sealed class SimilarAnswers
{
    private readonly FeatureSpace space;
    private readonly AnswerText[] answers;
    private readonly Features[] features;

    private SimilarAnswers(FeatureSpace space, AnswerText[] answers, Features[] features) =>
        (this.space, this.answers, this.features) = (space, answers, features);

    /// <summary>Prepares answers for comparison.</summary>
    /// <exception cref="ArgumentException">Vectors differ in length.</exception>
    public static SimilarAnswers Of(IEnumerable<AnswerText> answers, CancellationToken cancel = default)
    {
        AnswerText[] different =
        [
            .. answers.DistinctBy(answer => answer.Text, StringComparer.Ordinal)
                .OrderBy(answer => answer.Text, StringComparer.Ordinal),
        ];
        var space = FeatureSpace.Learn(different);
        return new SimilarAnswers(space, different, [.. different.Select(answer =>
        {
            cancel.ThrowIfCancellationRequested();
            return space.Of(answer);
        })]);
    }

    /// <summary>Returns the answers that are most like a text, the most similar first, without the text itself.</summary>
    /// <param name="answer">The text, which may be one of the answers.</param>
    /// <param name="most">The maximum number of answers.</param>
    /// <returns>The answers with their similarity, over 0 and at most 1. Those that have nothing in common with it are left out.</returns>
    public IReadOnlyList<(AnswerText Answer, double Similarity)> Nearest(AnswerText answer, int most)
    {
        var place = space.Of(answer);
        return
        [
            .. answers.Select((other, i) => (Answer: other, Similarity: features[i].Similarity(place)))
                .Where(other => other.Similarity > 0 && other.Answer.Text != answer.Text)
                .OrderByDescending(other => other.Similarity)
                .Take(most),
        ];
    }

    /// <summary>
    /// Returns all answers so that like follows like: it begins with the answer that is most like all others, and goes on with the one that
    /// is most like the last. The time grows with the square of the number of answers: a second for 2,000.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public IReadOnlyList<AnswerText> InChain(CancellationToken cancel = default)
    {
        if (answers.Length == 0)
            return [];
        var mean = new Centroid(space, features);
        List<int> left = [.. Enumerable.Range(0, answers.Length)];
        var chain = new List<AnswerText>(answers.Length);
        for (var next = left.MaxBy(i => mean.Similarity(features[i])); ; next = left.MaxBy(i => features[i].Similarity(features[next])))
        {
            cancel.ThrowIfCancellationRequested();
            chain.Add(answers[next]);
            left.Remove(next);
            if (left.Count == 0)
                return chain;
        }
    }

    /// <summary>
    /// Finds groups among the answers by spherical k-means, the largest first. The number of groups looked for is the square root of the
    /// number of answers, at most 20; those with fewer than three answers are left out. Takes seconds for thousands of answers.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public IReadOnlyList<AnswerGroup> Groups(CancellationToken cancel = default) => SphericalMeans.Find(space, answers, features, cancel);
}
