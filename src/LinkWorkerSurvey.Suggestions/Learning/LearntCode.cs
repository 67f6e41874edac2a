namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>A code and how it is told whether an answer has it.</summary>
internal abstract record LearntCode(int Code)
{
    public abstract double Score(Features answer);

    /// <summary>Returns what each word of an answer adds to its score.</summary>
    public abstract IEnumerable<(int Term, double Weight)> Contributions(Features answer);
}

/// <summary>A code of which there are answers with it and without it.</summary>
internal sealed record ClassifiedCode(int Code, LinearClassifier Classifier) : LearntCode(Code)
{
    public override double Score(Features answer) => Classifier.Score(answer);

    public override IEnumerable<(int Term, double Weight)> Contributions(Features answer) =>
        answer.Words.Indices.Select((term, i) => (term, answer.Words.Weights[i] * Classifier.Weight(term)));
}

/// <summary>A code that is known by texts only: the score is the similarity with the nearest of them.</summary>
internal sealed record SimilarCode(int Code, Features[] Texts) : LearntCode(Code)
{
    public override double Score(Features answer) => Texts.Max(answer.Similarity);

    public override IEnumerable<(int Term, double Weight)> Contributions(Features answer)
    {
        var nearest = Texts.MaxBy(answer.Similarity)!.Words;
        return answer.Words.Indices
            .Select((term, i) => (term, At: Array.BinarySearch(nearest.Indices, term), Weight: answer.Words.Weights[i]))
            .Where(term => term.At >= 0)
            .Select(term => (term.term, term.Weight * nearest.Weights[term.At]));
    }
}
