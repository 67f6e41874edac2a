namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>Chooses the terms that tell most.</summary>
internal static class TellingTerms
{
    // A term that adds less than this part of what the first one adds does not tell why.
    private const double MinShare = 0.25;

    /// <summary>
    /// Returns the terms with the highest positive weights. A term that is part of one already chosen, or contains one, is left out. Equal
    /// weights are ordered by the terms.
    /// </summary>
    public static IReadOnlyList<int> Most(IEnumerable<(int Term, double Weight)> weights, IReadOnlyList<string> terms, int most)
    {
        List<int> chosen = [];
        var least = 0.0;
        foreach (var (term, weight) in weights.Where(term => term.Weight > 0).OrderByDescending(term => term.Weight).ThenBy(t => t.Term))
        {
            if (chosen.Count == most || weight < least)
                break;
            if (chosen.Any(other => Overlap(terms[other], terms[term])))
                continue;
            chosen.Add(term);
            least = Math.Max(least, weight * MinShare);
        }

        return chosen;
    }

    private static bool Overlap(string first, string second) => first.Split(' ').Intersect(second.Split(' ')).Any();
}
