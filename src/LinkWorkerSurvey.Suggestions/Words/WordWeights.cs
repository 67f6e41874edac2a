namespace LinkWorkerSurvey.Suggestions.Words;

/// <summary>
/// Weighs one word and two words in a row by TF-IDF, as scikit-learn's <c>TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)</c> does:
/// (1 + ln tf) · (1 + ln((1 + n) / (1 + df))), scaled to length 1 (L2). Immutable.
/// </summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, int> positions;
    private readonly double[] rarity;

    private WordWeights(Dictionary<string, int> positions, double[] rarity) => (this.positions, this.rarity) = (positions, rarity);

    /// <summary>The terms, which are words or two words with a space between them, in ordinal order.</summary>
    public IReadOnlyList<string> Terms { get; private init; } = [];

    /// <summary>Learns the terms of texts and in how many texts each is. The order of the texts makes no difference.</summary>
    public static WordWeights Learn(IEnumerable<string> texts)
    {
        var (count, frequencies) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            count++;
            foreach (var term in TermsOf(Word.Of(text)).Select(term => term.Text).Distinct(StringComparer.Ordinal))
                frequencies[term] = frequencies.GetValueOrDefault(term) + 1;
        }

        string[] terms = [.. frequencies.Keys.Order(StringComparer.Ordinal)];
        return new WordWeights(
            terms.Index().ToDictionary(term => term.Item, term => term.Index, StringComparer.Ordinal),
            [.. terms.Select(term => 1 + Math.Log((1.0 + count) / (1 + frequencies[term])))])
        {
            Terms = terms,
        };
    }

    /// <summary>Returns the weights of a text's terms. Terms that were not learnt are left out.</summary>
    public TermVector Of(string text)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var (term, _, _) in TermsOf(Word.Of(text)))
        {
            if (positions.TryGetValue(term, out var position))
                counts[position] = counts.GetValueOrDefault(position) + 1;
        }

        int[] indices = [.. counts.Keys];
        double[] weights = [.. counts.Select(term => (1 + Math.Log(term.Value)) * rarity[term.Key])];
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        return new TermVector(indices, Array.ConvertAll(weights, weight => weight / length));
    }

    /// <summary>Returns where the learnt terms stand in a text, in the order of the text.</summary>
    public IEnumerable<(int Term, TextSpan Place)> PlacesIn(string text)
    {
        var words = Word.Of(text);
        foreach (var (term, first, last) in TermsOf(words))
        {
            if (positions.TryGetValue(term, out var position))
                yield return (position, new TextSpan(words[first].Start, words[last].End - words[first].Start));
        }
    }

    private static IEnumerable<(string Text, int First, int Last)> TermsOf(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            yield return (words[i].Folded, i, i);
            if (i > 0)
                yield return ($"{words[i - 1].Folded} {words[i].Folded}", i - 1, i);
        }
    }
}
