using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>The words that speak for a claim, each with its weight by how near it stands.</summary>
internal sealed class Evidence
{
    // No more words on one side of a claim are read, so that the time is linear in the length of the text.
    public const int Reach = 60;

    private readonly Dictionary<(string, string), double> pairs = [];
    private readonly Dictionary<(string, string), double> runs = [];

    /// <summary>The stems with their weights, 0 to 1.</summary>
    public Dictionary<string, double> Stems { get; } = [];

    /// <summary>The position of each stem, counted from the first that was added.</summary>
    public Dictionary<string, int> Places { get; } = [];

    public bool IsEmpty => Stems.Count == 0;

    /// <summary>Returns the form in which a word is compared with that of a label, small words included; null for a sign.</summary>
    public static string? WordOf(Token token) => token.Stem ?? (token.IsWord ? token.Text : null);

    /// <summary>Returns the weight of two words that follow each other, small words included; 0 if they do not.</summary>
    public double OfRun((string First, string Second) run) => runs.GetValueOrDefault(run);

    /// <summary>Returns the weight of two stems that follow each other but for small words; 0 if they do not.</summary>
    public double OfPair((string First, string Second) pair) => pairs.GetValueOrDefault(pair);

    /// <summary>Adds the words between two indexes.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="from">The index of the first word.</param>
    /// <param name="to">The index after the last word.</param>
    /// <param name="weight">The weight of the words.</param>
    /// <param name="taken">For each token of the sentence, whether it belongs to a number and says nothing of a row.</param>
    public void Add(Sentence sentence, int from, int to, double weight, bool[] taken)
    {
        string? last = null;
        string? before = null;
        for (var i = Math.Max(0, from); i < Math.Min(to, sentence.Count); i++)
        {
            if (taken[i])
            {
                before = null;
                continue;
            }

            var word = WordOf(sentence.Tokens[i]);
            if (before is not null && word is not null)
                runs[(before, word)] = Math.Max(weight, runs.GetValueOrDefault((before, word)));
            before = word;
            if (sentence.Tokens[i].Literal is { } literal && Stems.TryAdd(literal, weight))
                Places.TryAdd(literal, i);
            var stem = sentence.Tokens[i].Stem;
            if (stem is null)
                continue;
            if (!Stems.TryGetValue(stem, out var known) || known < weight)
                Stems[stem] = weight;
            Places.TryAdd(stem, i);
            if (last is not null)
                pairs[(last, stem)] = Math.Max(weight, pairs.GetValueOrDefault((last, stem)));
            last = stem;
        }
    }
}
