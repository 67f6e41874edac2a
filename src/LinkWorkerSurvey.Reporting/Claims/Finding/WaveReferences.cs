using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Finds where a sentence speaks of the comparison wave: by its name or year, or as 'last time', 'previously' or 'before'.
/// </summary>
internal sealed class WaveReferences
{
    // How many words may stand between a number and the name of the wave, after it and before it.
    private const int Near = 7;
    private const int Far = 14;

    // A name among this many words at the beginning of a sentence is said of all its numbers, up to 'now'.
    private const int LeadingWords = 4;

    private static readonly string[] Now = ["now", "today", "currently", "presently", "this", "nowadays"];

    private readonly HashSet<string> names = [];

    public WaveReferences(WindowFigures figures)
    {
        if (figures.Comparison is not { } comparison)
            return;
        IsCompared = true;
        foreach (var word in $"{comparison.With} {comparison.Title}".ToLowerInvariant().Split([' ', ',', '-', '(', ')']))
        {
            if (word.Length == 4 && word.All(char.IsAsciiDigit) && !figures.Title.Contains(word, StringComparison.Ordinal))
                names.Add(word);
        }
    }

    /// <summary>Whether the figures are compared with another wave.</summary>
    public bool IsCompared { get; }

    /// <summary>Returns whether a reference to the comparison wave begins at an index.</summary>
    public bool IsAt(Sentence sentence, int index) => IsCompared && index >= 0 && index < sentence.Count
        && (names.Contains(sentence.Words[index])
            || sentence.Begins(index, "the", "previous") || sentence.Begins(index, "previous", "survey")
            || sentence.Begins(index, "previous", "wave") || sentence.Begins(index, "earlier", "survey")
            || sentence.Begins(index, "last", "survey") || sentence.Begins(index, "last", "time")
            || sentence.Begins(index, "comparison", "wave") || sentence.Begins(index, "time", "before")
            || sentence.Begins(index, "back", "then")
            || (sentence.Is(index, "then") && sentence.Is(index - 1, "%", "cent", "percent", "points")
                && Clauses.IsBoundary(sentence, index + 1))
            || sentence.Is(index, "previously", "beforehand") || (sentence.Is(index, "before") && Clauses.IsBoundary(sentence, index + 1)));

    /// <summary>Returns for each token whether it belongs to a reference to the comparison wave.</summary>
    public bool[] Within(Sentence sentence)
    {
        var within = new bool[sentence.Count];
        for (var i = 0; i < within.Length; i++)
        {
            if (!IsAt(sentence, i))
                continue;
            within[i] = true;
            if (i + 1 < within.Length && sentence.Is(i + 1, "time", "survey", "wave", "before"))
                within[i + 1] = true;
        }

        return within;
    }

    /// <summary>Returns whether a reference stands between two indexes.</summary>
    public bool IsWithin(Sentence sentence, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, sentence.Count); i++)
        {
            if (IsAt(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Returns whether the words from an index on name the comparison wave before anything else: 'in 2019', 'the 15% of 2019'.
    /// </summary>
    public bool IsNamedFirst(Sentence sentence, int index)
    {
        for (var i = index; i < Math.Min(sentence.Count, index + Near + 1); i++)
        {
            if (IsAt(sentence, i))
                return true;
            var isNumber = Numeral.Read(sentence, i) is not null || sentence.Is(i, "%", "per", "cent", "percent");
            if (!isNumber && !sentence.Is(i, "in", "at", "the", "of", "it", "was", "were", "they", "did", "back", "share", "figure",
                "level",
                "those", "that", "there", "respondents", "had", "been", "by", "seen", "recorded", "reported", "from", "than", "who"))
                return false;
        }

        return false;
    }

    /// <summary>Returns whether a comparison is said of the comparison wave: 'in 2019 it was the least chosen'.</summary>
    public bool IsSaidOf(Sentence sentence, Mention mention)
    {
        if (!IsCompared)
            return false;
        var isCommaPassed = false;
        for (var i = mention.First - 1; i >= Math.Max(0, mention.First - Far); i--)
        {
            isCommaPassed |= sentence.Is(i, ",", ")");
            if (Clauses.IsStrong(sentence, i) || sentence.Is(i, Now))
                break;

            // 'Listening, named most in 2019, came second': the name belongs to the words between the commas.
            if (IsAt(sentence, i) && IsAttribution(sentence, i, mention.First))
                return !isCommaPassed || i < LeadingWords || Clauses.IsBoundary(sentence, i - 1) || Clauses.IsBoundary(sentence, i - 2);
        }

        for (var i = mention.Last + 1; i < Math.Min(sentence.Count, mention.Last + Far); i++)
        {
            if (Clauses.IsStrong(sentence, i) && i != mention.Than)
                return false;
            if (IsAt(sentence, i))
                return IsAttribution(sentence, i, mention.First);
        }

        return false;
    }

    /// <summary>Returns the mentions, each with whether its figure is said to be of the comparison wave.</summary>
    public List<Mention> Attribute(Sentence sentence, List<Mention> mentions)
    {
        if (!IsCompared)
            return mentions;
        var attributed = new List<Mention>();
        var free = 0;
        var leading = Enumerable.Range(0, Math.Min(LeadingWords, sentence.Count))
            .FirstOrDefault(i => IsAt(sentence, i) && IsAttribution(sentence, i, sentence.Count), -1);
        for (var i = 0; i < mentions.Count; i++)
        {
            // A name that was said of one number is not said of the next.
            var mention = mentions[i];
            var after = NamedAfter(sentence, mention, i + 1 < mentions.Count ? mentions[i + 1].First : sentence.Count);
            var isOther = mention.Kind != ClaimKind.Change && !sentence.Is(mention.To + 1, "now", "today", "here")
                && (after is not null || IsNamedBefore(sentence, mention, free) || IsFrom(sentence, mention)
                    || (leading >= 0 && IsLed(sentence, leading, mention)));
            attributed.Add(mention with { IsOfOtherWave = isOther });
            free = (after ?? mention.To) + 1;
        }

        // '32% and 21% in 2019'.
        for (var i = attributed.Count - 2; i >= 0; i--)
        {
            if (attributed[i + 1].IsOfOtherWave && attributed[i].Kind == attributed[i + 1].Kind
                && attributed[i + 1].First == attributed[i].To + 2 && sentence.Is(attributed[i].To + 1, "and", ","))
                attributed[i] = attributed[i] with { IsOfOtherWave = true };
        }

        return attributed;
    }

    // 'In 2019, 16% named the one, and 17 people the other', but not 'in 2019 it was 72%, and now it is 100%'.
    private static bool IsLed(Sentence sentence, int leading, Mention mention)
    {
        for (var i = leading + 1; i < Math.Min(sentence.Count, mention.Last + Near); i++)
        {
            if (i > mention.Last && Clauses.IsBoundary(sentence, i))
                break;
            if (sentence.Is(i, Now) || sentence.Is(i, ";") || (sentence.Tokens[i].IsNumber && NoClaims.IsYear(sentence.Tokens[i])))
                return false;
        }

        return true;
    }

    // '72% in 2019', '105 respondents last time', '72% (2019)'.
    private int? NamedAfter(Sentence sentence, Mention mention, int end)
    {
        for (var i = mention.Last + 1; i < Math.Min(end, mention.Last + Near); i++)
        {
            if (IsAt(sentence, i))
                return sentence.Is(i + 1, ":") && Numeral.Read(sentence, i + 2) is not null ? null : i;
            if (!sentence.Is(i, "in", "at", "the", "of", "who", "(", "respondents", "people", "participants", "answered", "back", "said",
                "did", "so", "mentioned", "it", "respectively", "were", "was", "had", "chose", "ticked", "named", "been", "there")
                    && !(i <= mention.To))
                return null;
        }

        return null;
    }

    // 'In 2019 it was 72%', '2019: 72%', 'in 2019 (72%)', but not 'since 2019' or 'compared with 2019'.
    private bool IsNamedBefore(Sentence sentence, Mention mention, int from)
    {
        for (var i = mention.First - 1; i >= Math.Max(from, mention.First - Far); i--)
        {
            if (Clauses.IsStrong(sentence, i) && !(sentence.Is(i, ":") && IsAt(sentence, i - 1)))
                return false;
            if (sentence.Is(i, Now) || sentence.Is(i, "compared"))
                return false;
            if (IsAt(sentence, i))
                return IsAttribution(sentence, i, mention.First);
        }

        return false;
    }

    private static bool IsAttribution(Sentence sentence, int at, int mention)
    {
        if (sentence.Is(at + 1, ":", "figure", "level", "share", "result", "'s", "'", "\u2019") || sentence.Begins(at + 1, ",", "when"))
            return true;
        var before = at - 1;
        while (sentence.Is(before, "the", "in", "at"))
            before--;
        if (sentence.Is(before, "than", "since", "with", "to", "from", "on", "as", "over", "against", "compared", "of"))
            return sentence.Is(mention - 1, "(") && mention - 1 == at + 1;
        return true;
    }

    // 'From 72%' where something rose or fell, or 'from 72% to 100%'.
    private static bool IsFrom(Sentence sentence, Mention mention) =>
        sentence.Is(mention.First - 1, "from") && mention.Kind is ClaimKind.Percentage or ClaimKind.Proportion or ClaimKind.Count
            && sentence.Is(mention.First - 1, "from") && (sentence.Is(mention.To + 1, "to", "in") || HasChange(sentence, mention.First));

    private static bool HasChange(Sentence sentence, int to)
    {
        for (var i = Math.Max(0, to - Far); i < to; i++)
        {
            if (ChangeWords.IsMove(sentence.Words[i]))
                return true;
        }

        return false;
    }
}
