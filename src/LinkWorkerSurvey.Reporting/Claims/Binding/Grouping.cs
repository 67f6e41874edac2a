using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Joins mentions that stand beside each other, and says on which side of each group its words stand.</summary>
internal static class Grouping
{
    private const int LongestGap = 5;

    private static readonly string[] BeforeWords =
    [
        "by", "at", "to", "was", "were", "is", "are", "had", "reached", "scored", "received", "got", "being", "stood", "=", "from", "with",
        "named", "drew", "attracted", "has", "have", "stands", "remains", "remained", "on", "among", "reaching", "took", "for", "through",
    ];

    // 'A similar proportion (34%) named …'.
    private static readonly string[] Amounts =
        ["proportion", "share", "number", "percentage", "many", "fewer", "more", "few", "others", "rest"];

    private static readonly string[] AfterPeople =
        ["in", "at", "for", "with", "on", "by", "and", "or", "as", "than", "this", "each", "too"];

    /// <summary>Returns the groups of the mentions that give a number, in the order of the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Its mentions.</param>
    /// <param name="telling">For each token, whether it is a word of some label.</param>
    public static List<MentionGroup> Of(Sentence sentence, IReadOnlyList<Mention> mentions, bool[] telling)
    {
        var groups = new List<MentionGroup>();
        foreach (var mention in mentions.Where(mention => mention.IsValue))
        {
            var last = groups.Count > 0 ? groups[^1] : null;
            if (last is not null && Joins(sentence, last, mention) is { } isList)
            {
                last.Mentions.Add(mention);
                last.IsList |= isList;
            }
            else
            {
                groups.Add(new() { Mentions = [mention] });
            }
        }

        for (var i = 0; i < groups.Count; i++)
            groups[i].Side = SideOf(sentence, groups, i, telling);
        return groups;
    }

    // Whether the mention belongs to the group before it: null if not, true if as a row of its own.
    private static bool? Joins(Sentence sentence, MentionGroup group, Mention mention)
    {
        var last = group.Mentions[^1];
        var (from, to) = (last.To + 1, mention.First);
        if (to - from > LongestGap || mention.IsOfOtherWave != last.IsOfOtherWave)
            return null;
        var isList = mention.Kind == last.Kind && mention.Kind == ClaimKind.Percentage;
        if (!isList && group.Mentions.Exists(each => each.Kind == mention.Kind))
            return null;
        for (var i = from; i < to; i++)
        {
            if (!(isList ? sentence.Is(i, "and", "versus", "vs", "v", "to", "or", ",", "–", "/", "against", "respectively")
                : sentence.Is(i, "(", "[", ")", ",", "or", "–", "n", "=", "that", "is", "exactly", "i.e", "/", "equivalent", "to", "some",
                    ":", "namely", "precisely", "specifically", "just", "only", "actually", "about", "around", "roughly",
                    "nearly", "with", "in", "all", "this", "be", "exact", "i", "e", ".")
                || (sentence.Is(i, ";") && sentence.Open[i] >= 0)))
                return null;
        }

        if (isList && !EndsList(sentence, mention))
            return null;

        // 'X (39%), 41 respondents …' begins another part of a list.
        return !isList && from < to && sentence.Is(to - 1, ",") && sentence.Is(from, ")") ? null : isList;
    }

    // '42% and 41%, respectively': nothing follows that the last could be about.
    private static bool EndsList(Sentence sentence, Mention mention)
    {
        var next = mention.To + 1;
        return next >= sentence.Count || sentence.Is(next, "respectively", "each", "apiece", "in", "at", "for", "of", ".", ")", "]", ";",
            ":")
            || (sentence.Is(next, "did", "had", "do", "have") && Clauses.IsBoundary(sentence, next + 1))
            || sentence.Begins(next, ",", "in", "that", "order") || Array.IndexOf(sentence.Words, "respectively") >= 0
            || (sentence.Is(next, ",", "and", "versus", "vs", "v", "–") && (Numeral.Read(sentence, next + 1) is not null
                || Numeral.Read(sentence, next + 2) is not null || sentence.Is(next + 1, "respectively")));
    }

    private static Side SideOf(Sentence sentence, List<MentionGroup> groups, int i, bool[] telling)
    {
        var group = groups[i];
        var (first, last) = (group.First, group.Last);
        var from = i == 0 ? 0 : groups[i - 1].Last + 1;
        var to = i + 1 == groups.Count ? sentence.Count : groups[i + 1].First;
        var open = sentence.Open[first];
        if (open >= 0 && (open >= first - 4 || !HasWords(open, first, telling)))
        {
            // In brackets: about the words before, unless words of its own stand with it there, or none before: 'fewer (16%) lack …'.
            return HasWords(last + 1, Math.Min(to, sentence.Close[first]), telling)
                || (sentence.Is(open - 1, Amounts) && HasWords(last + 1, ClauseEnd(sentence, last, to), telling))
                || (!HasWords(Math.Max(from, open - Evidence.Reach), open, telling)
                    && HasWords(last + 1, ClauseEnd(sentence, last, to), telling) && i == 0) ? Side.After : Side.Before;
        }

        var hasBefore = HasWords(ClauseStart(sentence, first, from), first, telling);
        var hasAfter = HasWords(last + 1, ClauseEnd(sentence, last, to), telling);
        if (!hasAfter || !hasBefore)
            return hasAfter && !hasBefore ? Side.After : Side.Before;
        var before = first - 1;
        while (sentence.Is(before, "only", "just", "also", "some", "still", "another", "a", "the", "as", "many", "even", "fully", "further",
            "much", "exactly", "both"))
            before--;
        if (sentence.Is(before, ":") || (group.IsList && sentence.Is(last + 1, "for")))
            return Side.After;
        if (sentence.Is(before, "what", "which", "whom"))
            return Side.Before;
        if (sentence.Is(before, "with", "for", "from", "among", "on"))
            return IsSubject(sentence, last) ? Side.After : Side.Before;
        if (sentence.Is(before, BeforeWords))
            return Side.Before;
        if (Clauses.IsBoundary(sentence, last + 1) && !Clauses.IsBoundary(sentence, before))
            return Side.Before;
        if (before < 0 || Clauses.IsBoundary(sentence, before) || Clauses.IsConjunction(sentence, before))
            return Side.After;
        return IsSubject(sentence, last) ? Side.After : Side.Before;
    }

    // Whether those whom the number counts do something: '52% mentioned', '52% of respondents chose'.
    private static bool IsSubject(Sentence sentence, int last) =>
        last + 1 < sentence.Count && sentence.Tokens[last + 1].IsWord
        && (ReportWords.IsVerb(sentence.Words[last + 1]) || ReportWords.IsPeople(sentence.Words[last])
            || sentence.Words[last + 1].EndsWith("ing", StringComparison.Ordinal)
            || sentence.Is(last + 1, "who", "of")) && !(ReportWords.IsPeople(sentence.Words[last]) && sentence.Is(last + 1, AfterPeople));

    private static bool HasWords(int from, int to, bool[] telling)
    {
        for (var i = from; i < Math.Min(to, Math.Min(telling.Length, from + Evidence.Reach)); i++)
        {
            if (telling[i])
                return true;
        }

        return false;
    }

    /// <summary>Returns the index at which the clause begins in which an index stands.</summary>
    public static int ClauseStart(Sentence sentence, int index, int least)
    {
        var at = index;
        while (at > least && index - at < Evidence.Reach && !Clauses.IsStrong(sentence, at - 1))
            at--;
        return at;
    }

    /// <summary>Returns the index after the clause in which an index stands.</summary>
    public static int ClauseEnd(Sentence sentence, int index, int most)
    {
        var at = index + 1;
        while (at < most && at - index < Evidence.Reach && !Clauses.IsStrong(sentence, at))
            at++;
        return at;
    }
}
