using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds words that set rows of a table beside each other: 'the most mentioned', 'main reason', 'more often than', 'followed by'.
/// </summary>
internal static class ComparisonFinder
{
    private const int Near = 12;

    private static readonly string[] Mentioning =
    [
        "mentioned", "named", "cited", "chosen", "picked", "selected", "ticked", "common", "frequent", "popular", "frequently", "often",
        "commonly", "reported", "widely", "widespread", "given", "prevalent", "raised",
    ];

    private static readonly string[] Ranked =
    [
        "reason", "reasons", "challenge", "challenges", "answer", "answers", "skill", "skills", "difficulty", "problem", "response",
        "choice",
        "need", "area", "factor", "barrier", "quality", "motive", "motivation", "term", "theme", "option", "one", "concern", "request",
        "category", "issue", "group", "share", "wish", "aspect", "strength", "benefit",
    ];

    /// <summary>Returns the mentions of comparisons, in the order of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="waves">Where it speaks of the comparison wave.</param>
    /// <param name="values">The numbers and changes of the sentence.</param>
    public static IEnumerable<Mention> Find(Sentence sentence, WaveReferences waves, IReadOnlyList<Mention> values)
    {
        var taken = new bool[sentence.Count];
        foreach (var value in values)
            Array.Fill(taken, true, value.First, value.Last + 1 - value.First);
        for (var i = 0; i < sentence.Count; i++)
        {
            if (taken[i] || sentence.Tokens[i].IsQuoted || (Place(sentence, i) ?? Beside(sentence, i, waves)) is not { } mention)
                continue;
            yield return mention;
            i = mention.Last;
        }
    }

    // The largest, second and smallest of a table.
    private static Mention? Place(Sentence sentence, int i)
    {
        var isSecond = sentence.Is(i, "second");
        var at = isSecond ? i + 1 : i;
        if (sentence.Is(at, "most", "least") && sentence.Is(at + 1, Mentioning))
        {
            var last = at + 1;
            while (sentence.Is(last + 1, Mentioning))
                last++;
            return new(ClaimKind.Comparison, i, last)
            {
                Relation = isSecond ? Relation.Second : sentence.Is(at, "most") ? Relation.Largest : Relation.Smallest,
            };
        }

        if (isSecond && sentence.Is(at, "highest", "largest", "biggest"))
            return new(ClaimKind.Comparison, i, at) { Relation = Relation.Second };
        if (sentence.Is(i - 1, "second", "third", "two", "three", "next", "fourth"))
            return null;
        if (sentence.Is(i, "main", "leading", "biggest", "chief", "principal", "primary", "greatest", "top", "foremost", "commonest")
            && IsRanked(sentence, i + 1))
            return new(ClaimKind.Comparison, i, i) { Relation = Relation.Largest };
        if (sentence.Is(i, "highest", "largest", "biggest", "commonest"))
            return new(ClaimKind.Comparison, i, i) { Relation = Relation.Largest };
        if (sentence.Is(i, "lowest", "smallest", "rarest"))
            return new(ClaimKind.Comparison, i, i) { Relation = Relation.Smallest };
        if (sentence.Begins(i, "came", "first") || sentence.Begins(i, "came", "top") || sentence.Begins(i, "topped", "the")
            || sentence.Begins(i, "headed", "the") || sentence.Begins(i, "led", "the") || sentence.Begins(i, "ranked", "first")
            || sentence.Begins(i, "comes", "first") || sentence.Begins(i, "tops", "the") || sentence.Begins(i, "heads", "the"))
            return new(ClaimKind.Comparison, i, i + 1) { Relation = Relation.Largest };
        if (sentence.Begins(i, "came", "last") || sentence.Begins(i, "ranked", "last") || sentence.Begins(i, "came", "bottom")
            || sentence.Begins(i, "comes", "last"))
            return new(ClaimKind.Comparison, i, i + 1) { Relation = Relation.Smallest };
        if (sentence.Begins(i, "came", "second") || sentence.Begins(i, "ranked", "second") || sentence.Begins(i, "comes", "second"))
            return new(ClaimKind.Comparison, i, i + 1) { Relation = Relation.Second };
        return null;
    }

    private static bool IsRanked(Sentence sentence, int at) =>
        sentence.Is(at, Ranked) || (sentence.Is(at + 1, Ranked) && at < sentence.Count && sentence.Tokens[at].IsWord);

    private static Mention? Beside(Sentence sentence, int i, WaveReferences waves)
    {
        if (sentence.Begins(i, "followed", "by"))
            return new(ClaimKind.Comparison, i, i + 1) { Relation = Relation.FollowedBy };
        if (sentence.Begins(i, "ahead", "of") || sentence.Is(i, "outnumbered", "outranked", "outstripped", "overtook", "outweighed"))
            return new(ClaimKind.Comparison, i, sentence.Is(i, "ahead") ? i + 1 : i) { Relation = Relation.More };
        if (sentence.Is(i, "behind")
            && sentence.Is(i - 1, "came", "is", "was", "were", "are", "just", "well", "far", "ranked", "fell", "comes"))
            return new(ClaimKind.Comparison, i, i) { Relation = Relation.Fewer };
        if (sentence.Is(i, "above", "below", "before")
            && sentence.Is(i - 1, "ranks", "ranked", "rank", "came", "comes", "come", "placed", "sits", "stands",
            "stood", "sat"))
            return new(ClaimKind.Comparison, i, i) { Relation = sentence.Is(i, "below") ? Relation.Fewer : Relation.More };
        if (sentence.Begins(i, "twice", "as"))
            return new(ClaimKind.Comparison, i, i + 1) { Relation = Relation.Twice };
        if (!sentence.Is(i, "more", "fewer", "less", "higher", "lower", "larger", "smaller", "oftener", "greater"))
            return null;
        for (var at = i + 1; at < Math.Min(sentence.Count, i + Near + Near); at++)
        {
            if (sentence.Is(at, ";", ".", ":"))
                return null;
            if (!sentence.Is(at, "than"))
                continue;
            if (at == i + 1 && Numeral.Read(sentence, at + 1) is not null || waves.IsWithin(sentence, at + 1, at + 4))
                return null;
            return new(ClaimKind.Comparison, i, i)
            {
                Than = at,
                Relation = sentence.Is(i, "more", "higher", "larger", "greater", "oftener") ? Relation.More : Relation.Fewer,
            };
        }

        return null;
    }
}
