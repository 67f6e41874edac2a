using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds words that set two rows beside each other: 'more often than', 'ahead of', 'followed by', 'twice as many', 'equally often'.
/// </summary>
internal static class PairFinder
{
    // No more words stand between 'more' and 'than'.
    private const int Near = 24;
    private const int NearNot = 5;

    private static readonly string[] Comparatives =
    [
        "more", "higher", "larger", "greater", "oftener", "bigger", "commoner", "better", "stronger", "fewer", "less", "lower", "smaller",
        "rarer", "worse", "weaker",
    ];

    private static readonly Phrases<Relation> Verbs = new(
        (Relation.FollowedBy, ["followed by", "closely followed by"]),
        (Relation.More, [.. Clauses.Outdoing.Where(word => word is not ("topping" or "edged")), "ahead of", "edged out", "in front of",
            "edged ahead of", "pulled ahead of", "edges out", "edges ahead of", "its lead over", "their lead over", "a lead over"]),
        (Relation.Fewer, [.. Clauses.Outdoing.Where(word => word.EndsWith("ed", StringComparison.Ordinal)).Select(word => $"{word} by"),
            "overtaken by", "outdone by", "beaten by", "lagged behind", "lags behind", "lag behind",
            "lagging behind", "trailed behind", "trails behind", "trailing behind", "fell behind", "falls behind", "trailed", "trails",
            "trail",
            "trailing", "fell short of", "falls short of"]));

    private static readonly string[] Amounts =
        ["group", "groups", "number", "numbers", "share", "proportion", "body", "section", "part", "rate"];

    private static readonly string[] Placing =
    [
        "ranks", "ranked", "rank", "came", "comes", "come", "placed", "sits", "stands", "stood", "sat", "finished", "coming", "ranking",
        "lies", "lay", "is", "was", "were", "are",
    ];

    /// <summary>Returns the mention that begins at an index; null if none does.</summary>
    public static Mention? Find(Sentence sentence, int i, WaveReferences waves) =>
        Verb(sentence, i) ?? MultipleFinder.Find(sentence, i) ?? Equal(sentence, i, waves) ?? Than(sentence, i, waves);

    private static Mention? Verb(Sentence sentence, int i)
    {
        if (Verbs.Read(sentence.Words.AsSpan(i), out var length) is { } relation)
            return Pair(i, i + length - 1, relation) with { Than = i + length - 1 };
        if (sentence.Is(i, "leads", "led", "lead") && i + 1 < sentence.Count && sentence.Tokens[i + 1].Stem is not null)
            return Pair(i, i, Relation.More) with { Than = i };
        if (sentence.Is(i, "behind") && !IsPlace(sentence, i + 1)
            && (sentence.Is(i - 1, Placing) || sentence.Is(i - 1, "just", "well", "far", "closely", "close", "way", "right", "points",
                "point", "narrowly", "some", "shortly", "next", ",", ":", "not", "marginally", "slightly", "comfortably", "only")))
        {
            return Pair(i, i, Clauses.IsBoundary(sentence, i + 1) ? Relation.Follows : Relation.Fewer) with
            {
                Than = Clauses.IsBoundary(sentence, i + 1) || sentence.Is(i + 1, "with", "at") ? null : i,
            };
        }

        // 'Ranks above', 'came well below'.
        var placing = sentence.Is(i - 1, "well", "far", "just", "clearly", "slightly", "narrowly") ? i - 2 : i - 1;
        if (sentence.Is(i, "above", "below", "before", "after") && sentence.Is(placing, Placing) && !sentence.Is(placing, "is", "was",
            "were", "are") && Numeral.Read(sentence, i + 1) is null)
            return Pair(i, i, sentence.Is(i, "below", "after") ? Relation.Fewer : Relation.More) with { Than = i };
        return null;
    }

    // 'The reasons behind', 'left behind'.
    private static bool IsPlace(Sentence sentence, int at) => sentence.Is(at, "this", "that", "their", "its", "closed", "schedule");

    // 'As many … as', 'equally often', 'level with', 'the same share as'.
    private static Mention? Equal(Sentence sentence, int i, WaveReferences waves)
    {
        if (sentence.Is(i, "as") && Clauses.IsFrequency(sentence, i + 1) && !sentence.Is(i - 1, "twice", "times", "half"))
        {
            if (Clauses.SecondAs(sentence, i) is not { } second || waves.IsNamedFirst(sentence, second + 1) || IsBare(sentence, second + 1))
                return null;
            var isNot = IsDenied(sentence, i);
            var isSmall = sentence.Is(i + 1, "low", "small", "few", "rare", "rarely");
            return isNot ? Pair(i, i + 1, isSmall ? Relation.More : Relation.Fewer) with { Than = second }
                : Pair(i, i + 1, Relation.Equal) with
                {
                    Than = second,
                    Hedge = sentence.Is(i - 1, "almost", "nearly", "about", "roughly", "around", "just") ? Hedge.Around : Hedge.None,
                };
        }

        if (sentence.Is(i, "equally") && Clauses.IsFrequency(sentence, i + 1))
            return Pair(i, i + 1, Relation.Equal);
        if (sentence.Is(i, "level", "tied") && sentence.Is(i - 1, "were", "are", "came", "come", "finished") && IsEnd(sentence, i + 1))
            return Pair(i, i, Relation.Equal);
        if (sentence.Begins(i + 2, "each", "other") || sentence.Begins(i + 2, "one", "another"))
            return null;
        if (sentence.Begins(i, "level", "with") || sentence.Begins(i, "tied", "with") || sentence.Begins(i, "equal", "with"))
            return Pair(i, i + 1, Relation.Equal) with { Than = i + 1 };
        return sentence.Begins(i, "on", "a", "par", "with") ? Pair(i, i + 3, Relation.Equal) with { Than = i + 3 } : null;
    }

    private static bool IsEnd(Sentence sentence, int at) => Clauses.IsBoundary(sentence, at) || sentence.Is(at, "at", "on");

    // 'Not as many', 'was not named as often', 'nowhere near as common'.
    private static bool IsDenied(Sentence sentence, int i)
    {
        for (var at = i - 1; at >= i - NearNot && !Clauses.IsBoundary(sentence, at); at--)
        {
            if (sentence.Is(at, "not", "nowhere", "n't", "wasn't", "weren't", "isn't", "aren't", "never"))
                return true;
        }

        return false;
    }

    // 'As many as 41', 'as often as possible'.
    private static bool IsBare(Sentence sentence, int at) => Numeral.Read(sentence, at) is not null || sentence.Is(at, "possible", "we",
        "before", "ever", "expected", "in", "last", "ever", "not");

    private static Mention? Than(Sentence sentence, int i, WaveReferences waves)
    {
        if (!(sentence.Is(i, Comparatives) || sentence.Is(i, "further")) || sentence.Is(i - 1, "no", "not", "any", "hardly", "once"))
            return null;
        var relation = sentence.Is(i, "fewer", "less", "lower", "smaller", "rarer", "worse", "weaker") ? Relation.Fewer : Relation.More;
        for (var at = i + 1; at < Math.Min(sentence.Count, i + Near); at++)
        {
            if (sentence.Is(at, ";", ".", ":") || (sentence.Is(at, Comparatives) && sentence.Is(at - 1, "a", "an", "far", "much", ",")))
                break;
            if (!sentence.Is(at, "than"))
                continue;
            if (waves.IsNamedFirst(sentence, at + 1) || ChangeFinder.IsEarlier(sentence, at + 1)
                || (at == i + 1 && Numeral.Read(sentence, at + 1) is not null)
                || sentence.Is(at + 1, "expected", "before", "once", "ever", "one", "just", "usual")
                || (sentence.Is(at + 1, "that") && !Clauses.IsBoundary(sentence, at + 2)))
                return null;
            if (IsNothing(sentence, i))
                return new(ClaimKind.Comparison, i, at) { Relation = Relation.Rank, Rank = relation == Relation.More ? 1 : -1 };
            return IsAll(sentence, at + 1, out var last)
                ? new(ClaimKind.Comparison, i, last) { Relation = Relation.Rank, Rank = relation == Relation.More ? 1 : -1 }
                : Pair(i, i, relation) with { To = sentence.Is(i + 1, Amounts) ? i + 1 : i, Than = at };
        }

        return Implied(sentence, i, relation);
    }

    // 'Nothing was mentioned more often than …', 'no other answer was less common than …'.
    private static bool IsNothing(Sentence sentence, int i)
    {
        for (var at = i - 1; at >= i - Near && !Clauses.IsBoundary(sentence, at); at--)
        {
            if (sentence.Is(at, "nothing") || sentence.Begins(at, "no", "other"))
                return true;
        }

        return false;
    }

    // 'Than any other', 'than anything else': the row is the first or the last of all.
    private static bool IsAll(Sentence sentence, int at, out int last)
    {
        last = at + 1;
        return sentence.Begins(at, "any", "other") || sentence.Begins(at, "anything", "else") || sentence.Begins(at, "everything", "else")
            || sentence.Begins(at, "all", "other") || sentence.Begins(at, "all", "others") || sentence.Begins(at, "the", "rest")
            || sentence.Begins(at, "any", "of") || sentence.Begins(at, "all", "the") || sentence.Begins(at, "every", "other");
    }

    // '54 named empathy, and more named honesty', 'honesty was named less often': more or less than what was spoken of before.
    private static Mention? Implied(Sentence sentence, int i, Relation relation)
    {
        if (sentence.Is(i, "more", "fewer") && (Clauses.IsBoundary(sentence, i - 1) || sentence.Is(i - 1, "and", "but", "slightly", "far",
            "many", "even", "still", "while", "whereas")))
        {
            var at = i + 1;
            while (sentence.Is(at, "of", "you", "us", "them", "people", "respondents", "participants", "link", "workers"))
                at++;
            return at < sentence.Count && ReportWords.IsVerb(sentence.Words[at]) ? Pair(i, i, relation) : null;
        }

        if (sentence.Is(i, "higher", "further", "lower") && sentence.Is(i + 1, "up", "down") && Clauses.IsBoundary(sentence, i + 2))
            return Pair(i, i + 1, sentence.Is(i + 1, "up") ? Relation.More : Relation.Fewer);
        return sentence.Is(i, "more", "less") && Clauses.IsFrequency(sentence, i + 1)
            && !sentence.Is(i + 1, "many", "much", "few", "large", "high")
            && (Clauses.IsBoundary(sentence, i + 2) || sentence.Is(i + 2, "mentioned", "named", "chosen", "with", "at"))
            && !sentence.Is(i + 1, "mentioned", "named", "chosen", "cited")
            ? Pair(i, i + 1, relation) : null;
    }

    private static Mention Pair(int first, int last, Relation relation) => new(ClaimKind.Comparison, first, last) { Relation = relation };
}
