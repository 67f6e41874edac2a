using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds words for a change from the comparison wave: 'rose', 'up from', '6 points lower', 'fewer than in 2019', 'unchanged'.
/// </summary>
internal static class ChangeFinder
{
    // The name of the wave stands within this many words of 'more than'.
    private const int Near = 10;

    /// <summary>Returns the mentions of changes, in the order of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="waves">Where it speaks of the comparison wave.</param>
    /// <param name="values">The numbers of the sentence.</param>
    public static IEnumerable<Mention> Find(Sentence sentence, WaveReferences waves, IReadOnlyList<Mention> values)
    {
        if (!waves.IsCompared)
            yield break;
        var taken = new bool[sentence.Count];
        foreach (var value in values)
            Array.Fill(taken, true, value.First, value.Last + 1 - value.First);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (taken[i] || sentence.Tokens[i].IsQuoted || Of(sentence, i, waves) is not { } mention)
                continue;
            yield return mention;
            i = mention.Last;
        }
    }

    private static Mention? Of(Sentence sentence, int i, WaveReferences waves)
    {
        var word = sentence.Words[i];
        if (sentence.Begins(i, "no", "clear", "change") || sentence.Begins(i, "no", "real", "change") || sentence.Begins(i, "no", "change")
            || sentence.Begins(i, "not", "changed") || sentence.Begins(i, "little", "changed") || sentence.Begins(i, "hardly", "changed")
            || sentence.Begins(i, "barely", "changed"))
        {
            return new(ClaimKind.Change, i, sentence.Is(i + 1, "clear", "real") ? i + 2 : i + 1) { Relation = Relation.Unchanged };
        }

        if (ChangeWords.FindAlone(word) is not Relation.None and var alone)
            return IsNegated(sentence, i) ? null : new(ClaimKind.Change, i, i) { Relation = alone };
        if (word is "up" or "down" && IsMove(sentence, i))
            return new(ClaimKind.Change, i, i) { Relation = ChangeWords.FindBeside(word) };
        if (ChangeWords.FindBeside(word) is not Relation.None and var beside && word is not ("up" or "down")
            && (sentence.Is(i - 1, "points", "point") || IsThanWave(sentence, i, waves) || IsComparedBefore(sentence, i, waves)
                || (word is "above" or "below" && waves.IsWithin(sentence, i + 1, i + 4))))
            return IsNegated(sentence, i) ? null : new(ClaimKind.Change, i, i) { Relation = beside };
        return null;
    }

    // 'Up from', 'down by', 'up 6 points', ', up', '6 points up'.
    private static bool IsMove(Sentence sentence, int i) =>
        sentence.Is(i + 1, "from", "by", "on", "to")
        || Numeral.Read(sentence, i + 1) is not null
        || sentence.Is(i - 1, "points", "point", "went", "sharply", "slightly", "edged", "crept", "nudged", "well", "gone", "was", "were",
            "is", "are", "clearly")
        || (Clauses.IsBoundary(sentence, i + 1) && sentence.Is(i - 1, ",", "(", "–"));

    // 'More … than in 2019', 'higher than before', 'the same as in 2019', with the wave before any other boundary.
    private static bool IsThanWave(Sentence sentence, int i, WaveReferences waves)
    {
        for (var at = i + 1; at < Math.Min(sentence.Count, i + Near); at++)
        {
            if (Clauses.IsStrong(sentence, at) && !sentence.Is(at, "–"))
                return false;
            if (sentence.Is(at, "than", "as", "to"))
                return waves.IsWithin(sentence, at + 1, at + 5);
        }

        return false;
    }

    // 'Compared with 2019, fewer …'.
    private static bool IsComparedBefore(Sentence sentence, int i, WaveReferences waves) =>
        sentence.Is(i, "fewer", "more", "lower", "higher") && !sentence.Is(i + 1, "than") && sentence.Is(i - 1, ",", "slightly", "far",
            "many")
            && Enumerable.Range(i - Near, Near).Any(at => sentence.Is(at, "compared", "since")) && waves.IsWithin(sentence, i - Near, i);

    private static bool IsNegated(Sentence sentence, int i) => sentence.Is(i - 1, "not", "no", "never", "neither", "without")
        || (sentence.Is(i - 1, "significantly", "clearly", "really") && sentence.Is(i - 2, "not", "neither"));
}
