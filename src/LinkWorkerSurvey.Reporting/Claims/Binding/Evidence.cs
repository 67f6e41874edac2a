using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>The words that speak for a claim, each with its weight by how near it stands.</summary>
internal sealed class Evidence
{
    // No more words on one side of a claim are read, so that the time is linear in the length of the text.
    public const int Reach = 60;

    private readonly HashSet<(string, string)> pairs = [];

    /// <summary>The stems with their weights, 0 to 1.</summary>
    public Dictionary<string, double> Stems { get; } = [];

    /// <summary>The position of each stem, counted from the first that was added.</summary>
    public Dictionary<string, int> Places { get; } = [];

    public bool IsEmpty => Stems.Count == 0;

    public bool HasPair(string first, string second) => pairs.Contains((first, second));

    /// <summary>Adds the words between two indexes.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="from">The index of the first word.</param>
    /// <param name="to">The index after the last word.</param>
    /// <param name="weight">The weight of the words.</param>
    /// <param name="taken">For each token of the sentence, whether it belongs to a number and says nothing of a row.</param>
    public void Add(Sentence sentence, int from, int to, double weight, bool[] taken)
    {
        string? last = null;
        for (var i = Math.Max(0, from); i < Math.Min(to, sentence.Count); i++)
        {
            if (taken[i])
                continue;
            if (sentence.Tokens[i].Literal is { } literal && Stems.TryAdd(literal, weight))
                Places.TryAdd(literal, i);
            var stem = sentence.Tokens[i].Stem;
            if (stem is null)
                continue;
            if (!Stems.TryGetValue(stem, out var known) || known < weight)
                Stems[stem] = weight;
            Places.TryAdd(stem, i);
            if (last is not null)
                pairs.Add((last, stem));
            last = stem;
        }
    }
}
