using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Finds the rows that the numbers of a sentence are about, by the words around them.</summary>
internal sealed class Binder(
    FigureIndex index, Sentence sentence, double[] tables, IReadOnlyList<Candidate> before, bool isAfterQuestion)
{
    // Words on the other side of a number, or past a boundary, count less.
    private const double OtherSide = 0.2;
    private const double OtherClause = 0.5;
    private const double PastComma = 0.75;

    // Words on the other side are taken if they name a row this much better.
    private const double Better = 1.5;
    private const double Strong = 0.55;
    private const double Clear = 1;
    private const double Hint = 0.1;
    private const int PastLeadWords = 5;
    private const int NearPronoun = 8;
    private const int ShortSentence = 8;

    /// <summary>Words that tell less than this are as good as none.</summary>
    public const double Weak = 0.3;

    // What the rows of the sentence before keep of their scores: more if this one speaks of 'it'; without, they are never sure.
    private const double OfBefore = 0.25;
    private const double OfBeforeByPronoun = 0.8;
    private const double Unsure = 0.5;

    /// <summary>The rows of the sentence before.</summary>
    public IReadOnlyList<Candidate> Before { get; } = before;

    /// <summary>Whether the sentence begins with a word for what was spoken of before.</summary>
    public bool IsPronoun => sentence.Is(PastLead(), "it", "this", "that", "they", "these", "both", "which", "its", "their",
        "it's", "that's");

    /// <summary>For each token, whether it belongs to a number.</summary>
    public bool[] Taken { get; } = new bool[sentence.Count];

    /// <summary>Fills in the candidates of the groups.</summary>
    public void Bind(List<MentionGroup> groups, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
            Array.Fill(Taken, true, mention.First, mention.To + 1 - mention.First);
        index.Population.Mark(sentence, Taken);
        MarkQuestion();
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            group.Shares = null;
            if (i > 0 && IsJoined(groups[i - 1], group))
                group.Previous = groups[i - 1];
            if (IsAside(groups, i))
            {
                group.Shares = groups[i - 1];
                continue;
            }

            if (i == 0 && EndsWithPronoun(group)
                && Between(0, Grouping.ClauseStart(sentence, group.First, 0)) is [{ Score: >= Strong }, ..] earlier)
            {
                group.Candidates = earlier;
                continue;
            }

            if (i == 0 && Before.Count > 0 && IsPronounObject(group) && Between(0, group.First) is not [{ Score: >= Strong }, ..])
            {
                group.Candidates = [.. Before];
                continue;
            }

            group.Candidates = Search(groups, i);
            group.HasUnknownWords = false;
            if (i > 0 && (IsOfPronoun(groups[i - 1].Last + 1, group) || EndsWithPronoun(group))
                && (group.Candidates is not [{ Score: >= Clear }, ..]
                || Enumerable.Range(groups[i - 1].Last, group.First - groups[i - 1].Last).Any(at => Clauses.IsComparing(sentence, at))))
            {
                group.Shares = groups[i - 1];
                continue;
            }

            if (group.Candidates.Count > 0 && group.Candidates[0].Score >= Weak)
                continue;

            // No words of its own: '… (39%), or nearly two-fifths', 'it was mentioned by 39%'.
            if (i > 0)
            {
                if (groups[i - 1].Shares == group)
                    groups[i - 1].Shares = null;
                group.Shares = groups[i - 1];
                group.HasUnknownWords = IsOfOwn(group) || IsListed(groups[i - 1], group);
                group.IsOfSeveral = Says(groups[i - 1].Last + 1, group.First, "were", "are", "both", "each", "all");
            }
            else if (i == 0 && groups.Count > 1 && group.Mentions[0].IsOfOtherWave)
                group.Shares = groups[1];
            if (group.Shares is not null)
                continue;
            group.IsAnswer = i == 0 && IsAnswer;
            group.IsCarried = !IsPronoun && !group.IsAnswer && !GoesOn && group.Candidates is not [{ Score: >= Hint }, ..];
            group.Candidates = [.. group.Candidates.Concat(i == 0 ? FromBefore(group.IsList) : []).OrderByDescending(each => each.Score)];
        }
    }

    // 'When asked what helps most, 52% …': the words name the question, and no row.
    private void MarkQuestion()
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!sentence.Is(i, "asked") || !sentence.Is(i + 1, "what", "why", "how", "which", "about", "for", "to", "where", "when",
                "whether")
                || !(i == 0 || sentence.Is(i - 1, "when", "and", "then", "if") || Clauses.IsBoundary(sentence, i - 1)))
                continue;
            var end = i;
            while (end < sentence.Count && !sentence.Is(end, ",", ":", ";"))
                end++;
            if (end < sentence.Count)
                Array.Fill(Taken, true, i, end - i);
        }
    }

    // 'Coaching? About two-thirds.'
    private bool IsAnswer => isAfterQuestion && Enumerable.Range(0, sentence.Count).All(i => Taken[i] || sentence.Tokens[i].Stem is null);

    /// <summary>Whether the sentence has neither a word of a label nor a verb, as '2019: 28%.', so that it goes on with the last row.</summary>
    public bool GoesOn => sentence.Count <= ShortSentence && !Array.Exists(sentence.Words, ReportWords.IsVerb)
        && Enumerable.Range(0, sentence.Count).All(i => ReportWords.IsPeople(sentence.Words[i]) || !Tells(i, i + 1));

    // 'A (72%), an existing post (20%)': another part of a list, whose words are not known.
    private bool IsListed(MentionGroup previous, MentionGroup group) =>
        previous.Mentions[^1].Kind == group.Mentions[0].Kind && previous.Mentions[^1].IsOfOtherWave == group.Mentions[0].IsOfOtherWave
        && Enumerable.Range(previous.Last + 1, group.First - previous.Last - 1)
            .Any(i => !Taken[i] && sentence.Tokens[i].Stem is not null);

    // '… while 86% say that they are developing it'.
    private bool EndsWithPronoun(MentionGroup group)
    {
        var end = group.Last + 1;
        while (!Clauses.IsBoundary(sentence, end))
            end++;
        return group.Side == Side.After && end - group.Last < NearPronoun && sentence.Is(end - 1, "it", "this", "that", "so", "them");
    }

    // '… and 16 of you had once been helped': a subject with a verb, of which no word is known.
    private bool IsOfOwn(MentionGroup group)
    {
        var (before, verb) = (group.First - 1, group.Last + 1);
        if (!(Clauses.IsBoundary(sentence, before) || Clauses.IsConjunction(sentence, before)) || verb >= sentence.Count
            || !ReportWords.IsVerb(sentence.Words[verb]) || Clauses.IsBoundary(sentence, verb + 1))
            return false;
        return !Says(verb, Grouping.ClauseEnd(sentence, verb, sentence.Count), "so", "it", "this", "that", "them", "by", "these", "both");
    }

    // '72% gave this as a reason', '20% said so'.
    private bool IsPronounObject(MentionGroup group)
    {
        var verb = sentence.Is(group.Last + 1, ")") ? group.Last + 2 : group.Last + 1;
        while (sentence.Is(verb, "still", "also", "now", "then", "simply", "only", "actually"))
            verb++;
        return sentence.Is(verb + 1, "this", "it", "so", "them", "that")
            && (Clauses.IsBoundary(sentence, verb + 2) || sentence.Is(verb + 2, "as", "in", "too"))
            && ReportWords.IsVerb(sentence.Words[verb]);
    }

    // '… 28%; now it troubles 10%': what was spoken of before, whatever the verb.
    private bool IsOfPronoun(int from, MentionGroup group)
    {
        if (sentence.Is(group.First - 1, "its", "their"))
            return true;
        if (group.Side != Side.Before)
            return false;
        if (sentence.Open[group.First] == group.First - 1 && sentence.Is(group.First - 2, "it", "this", "them", "these"))
            return true;
        for (var at = from; at < group.First; at++)
        {
            if (sentence.Is(at, "it", "this", "they", "that") && (Clauses.IsBoundary(sentence, at - 1)
                || sentence.Is(at - 1, "now", "today", "and", "but", "time", "year", "survey", "wave", "2019")))
                return true;
        }

        return false;
    }

    private IEnumerable<Candidate> FromBefore(bool isList)
    {
        var isSure = IsPronoun || IsAnswer || (GoesOn && !isList);
        var kept = isSure ? OfBeforeByPronoun : OfBefore;
        return Before.Select(each => each with { Score = isSure ? each.Score * kept : Math.Min(Unsure, each.Score * kept) });
    }

    // 'In 2019 it …', 'today it …', 'but they …'.
    private int PastLead()
    {
        var at = 0;
        while (at < PastLeadWords && (sentence.Is(at, "in", "now", "today", "back", "then", "but", "and", "yet", ",", "still", "by", "here",
            "time", "however", "only") || sentence.Is(at + 1, "time", ",") || (at < sentence.Count && sentence.Tokens[at].IsNumber)))
            at++;
        return at;
    }

    /// <summary>Returns the rows that the words between two indexes speak of.</summary>
    public List<Candidate> Between(int from, int to)
    {
        var evidence = new Evidence();
        evidence.Add(sentence, Math.Max(from, to - Evidence.Reach), to, 1, Taken);
        return RowSearch.Find(index, evidence, tables);
    }

    // Whether no boundary but commas and 'and' stands between two groups of the same kind of side.
    private bool IsJoined(MentionGroup first, MentionGroup second)
    {
        for (var i = first.Last + 1; i < second.First; i++)
        {
            if (Clauses.IsStrong(sentence, i))
                return false;
        }

        return first.Side == Side.Before;
    }

    private bool Says(int from, int to, params ReadOnlySpan<string> words)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.Is(i, words))
                return true;
        }

        return false;
    }

    // '48%, compared with 52% in 2019': the figure of the other wave is one of the same row, unless words between them name another.
    private bool IsAside(List<MentionGroup> groups, int i)
    {
        if (i == 0 || groups[i - 1].Mentions[0].IsOfOtherWave)
            return false;
        if (sentence.Is(groups[i].First - 1, "against", "versus", "vs") && groups[i - 1].Last + 2 == groups[i].First
            && groups[i].Mentions[0].MayBeOfOtherWave)
            return true;
        if (!groups[i].Mentions[0].IsOfOtherWave)
            return false;
        var between = Between(groups[i - 1].Last + 1, groups[i].First);
        return between.Count == 0 || between[0].Score < Strong;
    }

    private List<Candidate> Search(List<MentionGroup> groups, int i)
    {
        var group = groups[i];
        var isOfOther = groups.TrueForAll(each => each.Mentions.TrueForAll(mention => mention.IsOfOtherWave));
        Func<IndexedRow, bool>? isMeant = isOfOther ? _ => true : null;
        var found = RowSearch.Find(index, Words(groups, i, group.Side), tables, isMeant);
        var best = found.Count > 0 ? found[0].Score : 0;

        // 'Most say “navigator”', where nobody answered the question: better no figure than that of any other row.
        if (best < Weak && !isOfOther)
            found = RowSearch.Find(index, Words(groups, i, group.Side), tables, row => row.Figures.Base == 0);
        if (best >= Strong || sentence.Open[group.First] >= 0)
            return found;
        var otherwise = RowSearch.Find(index, Words(groups, i, group.Side == Side.Before ? Side.After : Side.Before), tables, isMeant);
        return otherwise.Count > 0 && otherwise[0].Score >= Strong && otherwise[0].Score > Better * best ? otherwise : found;
    }

    private Evidence Words(List<MentionGroup> groups, int i, Side side)
    {
        var group = groups[i];
        var (from, to) = Limits(groups, i);
        if (sentence.Open[group.First] >= 0)
            to = Math.Min(to, sentence.Close[group.First]);
        var evidence = new Evidence();
        if (side == Side.Before)
        {
            var end = sentence.Open[group.First] is >= 0 and var open ? open : group.First;
            AddBefore(evidence, from, end, 1, group.IsList);
            AddAfter(evidence, group.Last + 1, to, OtherSide);
        }
        else
        {
            AddAfter(evidence, group.Last + 1, to, 1);
            AddBefore(evidence, from, group.First, OtherSide, group.IsList);
        }

        return evidence;
    }

    // The words between this group and its neighbours, without those that are a neighbour's.
    private (int From, int To) Limits(List<MentionGroup> groups, int i)
    {
        var group = groups[i];
        var (from, to) = (0, sentence.Count);
        if (i > 0)
        {
            var other = groups[i - 1];
            from = other.Last + 1;
            if (other.Side == Side.After && group.Side == Side.Before && !IsPair(other, group, from))
                from = SplitBetween(from, group.First);
            else if (other.Side == Side.After && group.Side == Side.After)
                from = group.First;
        }

        if (i + 1 < groups.Count)
        {
            var other = groups[i + 1];
            to = other.First;
            if (group.Side == Side.After && other.Side == Side.Before && !IsPair(group, other, group.Last + 1))
                to = SplitBetween(group.Last + 1, to);
            else if (group.Side == Side.Before && other.Side == Side.Before)
                to = group.Last + 1;
        }

        return (from, to);
    }

    // 'Nearly two-fifths mentioned listening (39%)': words and number for one row.
    private bool IsPair(MentionGroup first, MentionGroup second, int from)
    {
        if (first.Mentions[^1].Kind == second.Mentions[0].Kind || sentence.Open[second.First] < 0)
            return false;
        for (var i = from; i < second.First; i++)
        {
            if (sentence.Is(i, ";", "while", "whilst", "whereas", "but", "although"))
                return false;
        }

        return true;
    }

    // Where the words of the first group end and those of the second begin: the strongest boundary, the last of its kind.
    private int SplitBetween(int from, int to)
    {
        var (best, strength) = ((from + to) / 2, 0);
        for (var i = from; i < to; i++)
        {
            var here = Clauses.IsStrong(sentence, i) ? 3 : sentence.Is(i, ",") ? 2 : sentence.Is(i, "and") ? 1 : 0;
            if (here == 0 || here < strength)
                continue;
            (best, strength) = (i, here);
        }

        return best;
    }

    // The words before a number: each comma or stronger boundary between makes them count less, but none that stands at the number itself.
    private void AddBefore(Evidence evidence, int from, int to, double weight, bool isList)
    {
        var end = to;
        for (var at = to - 2; at >= Math.Max(from, to - Evidence.Reach); at--)
        {
            // 'A more than B (74% v 28%)': numbers of both.
            var fading = isList && Clauses.IsComparing(sentence, at) ? 1
                : Fading(at) ?? (from > 0 && sentence.Is(at, "and") ? PastComma : 1);
            if (fading == 1 || !(Tells(at + 1, to) || Clauses.IsComparing(sentence, at)))
                continue;
            evidence.Add(sentence, at + 1, end, weight, Taken);
            (weight, end) = (weight * fading, at + 1);
        }

        evidence.Add(sentence, Math.Max(from, to - Evidence.Reach), end, weight, Taken);
    }

    private void AddAfter(Evidence evidence, int from, int to, double weight)
    {
        var start = from;
        for (var at = from + 1; at < Math.Min(to, from + Evidence.Reach); at++)
        {
            if (Fading(at) is not { } fading || !(Tells(from, at) || Clauses.IsComparing(sentence, at)))
                continue;
            evidence.Add(sentence, start, at, weight, Taken);
            (weight, start) = (weight * fading, at);
        }

        evidence.Add(sentence, start, Math.Min(to, from + Evidence.Reach), weight, Taken);
    }

    // A boundary before which nothing was said parts nothing: '52% answered in one word: listening'.
    private bool Tells(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!Taken[i] && sentence.Tokens[i].Stem is { } stem && index.RowsWith(stem).Count > 0)
                return true;
        }

        return false;
    }

    // 'X was no category before; it is at 48% here': the boundary before 'it' parts nothing.
    private double? Fading(int at) => Clauses.IsStrong(sentence, at) && !sentence.Is(at + 1, "it", "this", "they")
        ? Clauses.IsComparing(sentence, at) ? OtherSide : OtherClause
        : sentence.Is(at, ",") ? PastComma : null;
}
