namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>Chooses the terms that tell most.</summary>
internal static class TellingTerms
{
    // A term that adds less than this part of what the first one adds does not tell why.
    private const double MinShare = 0.25;

    // English words that hold sentences together. They help to predict, but tell a reader nothing. "No" and "not" do.
    private static readonly HashSet<string> FunctionWords = new(StringComparer.Ordinal)
    {
        "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "into", "about", "is",
        "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "have", "has", "had", "will", "would", "could", "should",
        "can", "it", "its", "this", "that", "these", "those", "there", "we", "you", "he", "she", "they", "us", "them", "him", "her", "me",
        "our", "your", "their", "his", "my", "so", "than", "then", "too", "very", "just", "what", "which", "who", "when", "how",
    };

    /// <summary>
    /// Returns the terms with the highest positive weights, without those of function words alone. A term that shares a word with one
    /// already chosen is left out. Equal weights are ordered by the terms.
    /// </summary>
    public static IReadOnlyList<int> Most(IEnumerable<(int Term, double Weight)> weights, IReadOnlyList<string> terms, int most)
    {
        List<int> chosen = [];
        var least = 0.0;
        foreach (var (term, weight) in weights.Where(term => term.Weight > 0).OrderByDescending(term => term.Weight).ThenBy(t => t.Term))
        {
            if (chosen.Count == most || weight < least)
                break;
            var words = terms[term].Split(' ');
            if (words.All(FunctionWords.Contains) || chosen.Any(other => terms[other].Split(' ').Intersect(words).Any()))
                continue;
            chosen.Add(term);
            least = Math.Max(least, weight * MinShare);
        }

        return chosen;
    }
}
