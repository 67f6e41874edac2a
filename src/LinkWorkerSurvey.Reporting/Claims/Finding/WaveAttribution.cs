using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>
/// Says of each number of a sentence of which wave it is. A name of a wave or a word such as 'now' is said of the number nearest to it, if
/// no boundary is between; one at the beginning of the sentence of all its numbers. Where no words say it and the sentence speaks of a
/// change, the number may be of either wave.
/// </summary>
internal sealed class WaveAttribution
{
    // How many words may stand between a number and the name of the wave.
    private const int Far = 14;

    // 'Had been the answer of 32%': no more words stand between.
    private const int NearVerb = 7;

    private readonly WaveReferences waves;
    private readonly Sentence sentence;
    private readonly IReadOnlyList<Mention> mentions;

    private WaveAttribution(WaveReferences waves, Sentence sentence, IReadOnlyList<Mention> mentions) =>
        (this.waves, this.sentence, this.mentions) = (waves, sentence, mentions);

    private enum Wave
    {
        Unsaid,
        This,
        Other,
        Either,
    }

    /// <summary>Returns the mentions, each with the wave that it is said to be of.</summary>
    /// <param name="waves">The names of the waves.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="mentions">Its mentions.</param>
    /// <param name="isOtherBefore">Whether the sentence before, or the heading, speaks of the comparison wave alone.</param>
    public static List<Mention> Of(WaveReferences waves, Sentence sentence, List<Mention> mentions, bool isOtherBefore)
    {
        if (!waves.IsCompared || mentions.Count == 0)
            return mentions;
        var attribution = new WaveAttribution(waves, sentence, mentions);
        var said = attribution.Said();
        isOtherBefore = isOtherBefore && !Enumerable.Range(0, sentence.Count).Any(at => waves.IsThisAt(sentence, at));
        return [.. mentions.Select((mention, i) => mention.Kind == ClaimKind.Change ? mention : mention with
        {
            IsOfOtherWave = said[i] == Wave.Other,
            MayBeOfOtherWave = said[i] == Wave.Either || (said[i] == Wave.Unsaid && (isOtherBefore || attribution.IsLaterInChange(i))),
        })];
    }

    private Wave[] Said()
    {
        var said = new Wave[mentions.Count];
        for (var i = 0; i < said.Length; i++)
            said[i] = mentions[i].Kind == ClaimKind.Change ? Wave.Unsaid : Beside(i);
        for (var i = 0; i < said.Length; i++)
        {
            if (said[i] != Wave.Unsaid || mentions[i].Kind == ClaimKind.Change)
                continue;

            // 'From over a quarter (28%)': the same in other words; 'of the 105 in 2019, 78 …': of these.
            if (i > 0 && mentions[i - 1].Kind == ClaimKind.Base && said[i - 1] != Wave.Unsaid && IsOutOf(mentions[i - 1], mentions[i]))
                said[i] = said[i - 1];
            else if (i > 0 && mentions[i].First == mentions[i - 1].To + 2 && sentence.Is(mentions[i].First - 1, "("))
                said[i] = said[i - 1];
            else if (IsLed(i))
                said[i] = Wave.Other;
        }

        // '32% and 21% in 2019'.
        for (var i = said.Length - 2; i >= 0; i--)
        {
            if (said[i] == Wave.Unsaid && said[i + 1] == Wave.Other && mentions[i].Kind == mentions[i + 1].Kind
                && mentions[i + 1].First == mentions[i].To + 2 && sentence.Is(mentions[i].To + 1, "and"))
                said[i] = Wave.Other;
        }

        return said;
    }

    private bool IsOutOf(Mention all, Mention mention) =>
        (sentence.Is(all.First - 1, "of", "among")
            || (sentence.Is(all.First - 1, "the") && sentence.Is(all.First - 2, "of", "among")))
        && Enumerable.Range(all.To + 1, mention.First - all.To - 1).Any(at => sentence.Is(at, ","))
        && !Enumerable.Range(all.To + 1, mention.First - all.To - 1).Any(at => sentence.Is(at, ";") || waves.IsThisAt(sentence, at));

    private Wave Beside(int i)
    {
        var (mention, previous) = (mentions[i], i == 0 ? -1 : mentions[i - 1].To);
        var next = i + 1 == mentions.Count ? sentence.Count : mentions[i + 1].First;
        var isToNone = sentence.Is(mention.To + 1, "to") && sentence.Is(mention.To + 2, "nil", "zero", "none", "nothing", "nobody");
        if (isToNone || IsMovedTo(i + 1))
            return Wave.Other;
        if (After(mention, next) is not Wave.Unsaid and var after)
            return after;
        if (IsMovedTo(i) || IsHeld(mention))
            return Wave.This;
        if (Before(mention, previous) is not Wave.Unsaid and var before)
            return before;
        return IsFrom(mention) ? Wave.Other : IsEarlierByVerb(mention, previous) ? Wave.Either : Wave.Unsaid;
    }

    // '72% in 2019', '72% (2019)', '72% now', '72% were unsure of their position in 2019'.
    private Wave After(Mention mention, int next)
    {
        for (var at = mention.Last + 1; at < Math.Min(next, mention.Last + Far); at++)
        {
            if (At(at, mention.First) is not Wave.Unsaid and var wave)
            {
                // '72%, in 2019 52%', '(72%; 2019: 52%)': the name stands at the next number.
                var end = at + 1;
                while (sentence.Is(end, ":", "(", "=", "n", "it", "was", "at", "with", "by", "only", "just", "survey", "wave", "time"))
                    end++;
                var isAtNext = end >= next && next < sentence.Count && (at > mention.To + 2 || sentence.Is(at + 1, ":"));
                return isAtNext && (end > at + 1 || at > mention.To + 2) ? Wave.Unsaid : wave;
            }

            if (at > mention.To && (Clauses.IsStrong(sentence, at) || sentence.Is(at, ",", ")") || IsReference(at)))
                return Wave.Unsaid;
        }

        return Wave.Unsaid;
    }

    // 'In 2019 it was 72%', '2019: 72%', 'now at 72%', but not 'since 2019' or 'compared with 2019'.
    private Wave Before(Mention mention, int previous)
    {
        for (var at = mention.First - 1; at > Math.Max(previous, mention.First - Far); at--)
        {
            if (At(at, mention.First) is not Wave.Unsaid and var wave)
                return IsTaken(at, previous) ? Wave.Unsaid : wave;
            if (IsReference(at) || sentence.Is(at, "compared") || sentence.Is(at, ")"))
                return Wave.Unsaid;
            if (Clauses.IsStrong(sentence, at) && !(sentence.Is(at, ":") && (IsReference(at - 1) || waves.IsThisAt(sentence, at - 1))))
                return Wave.Unsaid;

            // 'Listening, named most in 2019, has 48%': the name belongs to the words between the commas.
            if (sentence.Is(at, ",") && !sentence.Is(at + 1, "when", "where") && !sentence.Begins(at + 1, "to", "which")
                && !sentence.Begins(at + 1, "in", "which") && !BeginsClause(at - 1))
                return Wave.Unsaid;
        }

        return Wave.Unsaid;
    }

    // Whether the words that end at an index are no more than a name, and begin their clause: 'in 2019', 'this time'.
    private bool BeginsClause(int end)
    {
        var at = end;
        while (at >= 0 && (sentence.Is(at, "time", "survey", "wave", "year", "round") || IsReference(at) || waves.IsThisAt(sentence, at)))
            at--;
        if (at == end)
            return false;
        while (sentence.Is(at, "in", "back", "the", "at", "by", "but", "and", "of", "even", "for"))
            at--;
        return Clauses.IsBoundary(sentence, at);
    }

    // '72% in 2019 and 100% …': the name was said of the number before.
    private bool IsTaken(int at, int previous)
    {
        if (previous < 0 || sentence.Is(at + 1, ":"))
            return false;
        for (var between = previous + 1; between < at; between++)
        {
            if (Clauses.IsBoundary(sentence, between)
                || sentence.Is(between, "and", "to", "from", "with", "by", "than", "or", "after", "when", "where", "is", "was", "are"))
                return false;
        }

        return true;
    }

    private Wave At(int at, int mention) => IsReference(at)
        ? WaveReferences.IsAttribution(sentence, at, mention) ? Wave.Other : Wave.Unsaid
        : waves.IsThisAt(sentence, at) && !sentence.Is(at - 1, "than", "until", "to", "up", "by") ? Wave.This : Wave.Unsaid;

    private bool IsReference(int at) => waves.IsAt(sentence, at);

    // '23% → 58%', 'from 23% to 58%', '23% to 58%'.
    private bool IsMovedTo(int i)
    {
        if (i == 0 || i >= mentions.Count || mentions[i].Kind != mentions[i - 1].Kind || mentions[i].Kind == ClaimKind.Base)
            return false;
        var (from, to) = (mentions[i - 1].To + 1, mentions[i].First);
        while (from < to && (sentence.Is(from, "(", ")", "in", "then", "last", "time") || IsReference(from)))
            from++;
        return from < to && sentence.Is(from, "\u2192", "\u2794", "\u27f6", "\u21d2", "–", "to", "=", ">")
            && Enumerable.Range(from, to - from).All(at => sentence.Is(at, "\u2192", "\u2794", "\u27f6", "\u21d2", "–", ">", "=", "to",
                "just", "only", "nearly", "about", "around", "over", "a"))
            && !sentence.Is(mentions[i - 1].First - 1, "between");
    }

    // 'Has risen by 28 points to 100%', 'held up at 21%', 'remains at 21%': where it has come to.
    private bool IsHeld(Mention mention)
    {
        if (sentence.Is(mention.First - 1, "at"))
        {
            return sentence.Is(mention.First - 2, "remains", "stays", "stayed", "remained", "holds", "held")
                || (sentence.Is(mention.First - 3, "held", "holds", "stays", "stayed") && sentence.Is(mention.First - 2, "up", "steady"));
        }

        return sentence.Is(mention.First - 1, "to") && Enumerable.Range(mention.First - NearVerb, NearVerb).Any(at =>
            at > 0 && ChangeWords.IsMove(sentence.Words[at]) && sentence.Is(at - 1, "has", "have", "since", "now"));
    }

    // 'Up from 72%', 'after 72%', 'from 72%' where something rose or fell.
    private bool IsFrom(Mention mention)
    {
        if (mention.Kind == ClaimKind.Base || !sentence.Is(mention.First - 1, "from"))
            return false;
        return Enumerable.Range(mention.To + 1, NearVerb).Any(at => sentence.Is(at, "to") && !sentence.Is(at + 1, "the"))
            || sentence.Is(mention.To + 1, "in")
            || Enumerable.Range(mention.First - Far, Far).Any(at => at >= 0 && ChangeWords.IsChange(sentence.Words.AsSpan(at)));
    }

    // 'It had been at 23%', 'used to draw 12%', 'once named by 36%', 'where 28% did', 'instead of 12%', 'against 12%'.
    private bool IsEarlierByVerb(Mention mention, int previous)
    {
        if (sentence.Is(mention.To + 1, "did", "had") && sentence.Is(mention.First - 1, "where", "when", "while", "whereas", "as"))
            return true;
        if (IsOfVanished(mention))
            return true;
        if (sentence.Is(mention.First - 1, "against", "versus", "vs", "v", "after", "was", "were"))
            return sentence.Is(mention.First - 1, "was", "were") ? IsContrasted(mention) : previous >= 0;
        if (sentence.Begins(mention.First - 2, "instead", "of") || sentence.Begins(mention.First - 2, "rather", "than")
            || sentence.Begins(mention.First - 2, "compared", "with") || sentence.Begins(mention.First - 2, "compared", "to"))
            return true;
        for (var at = mention.First - 1; at > Math.Max(previous, mention.First - 1 - NearVerb) && !Clauses.IsBoundary(sentence, at); at--)
        {
            if (sentence.Begins(at, "used", "to") || sentence.Is(at, "once", "originally", "initially", "had", "hitherto"))
                return true;
        }

        return false;
    }

    // 'A and B, which stood at 32% each, have disappeared'.
    private bool IsOfVanished(Mention mention) => sentence.Is(mention.First - 1, "at")
        && sentence.Is(mention.First - 2, "stood", "was", "were") && sentence.Is(mention.First - 3, "which", "that", "once")
        && Enumerable.Range(mention.To + 1, Math.Min(Far, sentence.Count - mention.To - 1)).Any(at =>
            sentence.Is(at - 1, "has", "have") && ChangeWords.IsMove(sentence.Words[at]));

    // 'The figure was 72% and is 100% now'.
    private bool IsContrasted(Mention mention) =>
        Enumerable.Range(mention.To + 1, Math.Min(Far, sentence.Count - mention.To - 1)).Any(at => waves.IsThisAt(sentence, at));

    // 'In 2019, 16% named the one, and 17 people the other', 'the shares in 2019: 22%, 19%', but not 'in 2019 it was 72%, now it is 100%'.
    private bool IsLed(int i)
    {
        var first = mentions[0].First;
        for (var at = 0; at < first; at++)
        {
            if (!IsReference(at) || !WaveReferences.IsAttribution(sentence, at, sentence.Count) || !Leads(at, first))
                continue;
            for (var later = at + 1; later < Math.Min(sentence.Count, mentions[i].Last + 1); later++)
            {
                if (waves.IsThisAt(sentence, later) || sentence.Is(later, ";") || (later > at + 1 && IsReference(later)))
                    return false;
            }

            return true;
        }

        return false;
    }

    private bool Leads(int at, int first) => at < WaveReferences.LeadingWords
        || sentence.Is(at + 1, ":", "were", "was")
        || Enumerable.Range(at + 1, first - at - 1).Any(later => sentence.Is(later, ":"));

    // A second number of a sentence that speaks of a change, without a word for its wave.
    private bool IsLaterInChange(int i) =>
        mentions.Take(i).Any(each => each.Kind == mentions[i].Kind) && !sentence.Is(mentions[i].First - 1, "is", "are", "to")
        && Enumerable.Range(0, sentence.Count).Any(at => IsReference(at) || (ChangeWords.IsMove(sentence.Words[at]) && at > 0));
}
