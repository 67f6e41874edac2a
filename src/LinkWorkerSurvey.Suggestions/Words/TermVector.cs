namespace LinkWorkerSurvey.Suggestions.Words;

/// <summary>The weights of the terms of a text, of length 1 (L2), or empty if the text has no known term.</summary>
/// <param name="Indices">The terms, as positions in <see cref="WordWeights.Terms"/>, in ascending order.</param>
/// <param name="Weights">The weight of each term.</param>
internal sealed record TermVector(int[] Indices, double[] Weights)
{
    /// <summary>Returns the inner product with a vector that has a number for each term.</summary>
    public double Dot(double[] all)
    {
        var sum = 0.0;
        for (var i = 0; i < Indices.Length; i++)
            sum += all[Indices[i]] * Weights[i];
        return sum;
    }

    /// <summary>Adds this vector, multiplied by a number, to a vector that has a number for each term.</summary>
    public void AddTo(double[] all, double factor)
    {
        for (var i = 0; i < Indices.Length; i++)
            all[Indices[i]] += factor * Weights[i];
    }

    /// <summary>Returns the inner product with another such vector.</summary>
    public double Dot(TermVector other)
    {
        var (sum, mine, theirs) = (0.0, 0, 0);
        while (mine < Indices.Length && theirs < other.Indices.Length)
        {
            var order = Indices[mine].CompareTo(other.Indices[theirs]);
            if (order == 0)
                sum += Weights[mine++] * other.Weights[theirs++];
            else if (order < 0)
                mine++;
            else
                theirs++;
        }

        return sum;
    }
}
