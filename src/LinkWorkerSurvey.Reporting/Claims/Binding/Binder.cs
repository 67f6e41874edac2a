using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Finds the rows that the numbers of a sentence are about, by the words around them.</summary>
internal sealed class Binder(
    FigureIndex index, Sentence sentence, double[] tables, IReadOnlyList<Candidate> before, bool isAfterQuestion)
{
    // Words on the other side are taken if they name a row this much better.
    private const double Better = 1.5;
    private const double Strong = 0.55;
    private const double Clear = 1;
    private const double Hint = 0.1;
    private const int ShortSentence = 8;

    /// <summary>Words that tell less than this are as good as none.</summary>
    public const double Weak = 0.3;

    // What the rows of the sentence before keep of their scores: more if this one speaks of 'it'; without, they are never sure.
    private const double OfBefore = 0.25;
    private const double OfBeforeByPronoun = 0.8;
    private const double Unsure = 0.5;

    private readonly WordsAround around = new(index, sentence);
    private readonly Pronouns pronouns = new(sentence);

    /// <summary>The rows of the sentence before.</summary>
    public IReadOnlyList<Candidate> Before { get; } = before;

    /// <summary>Whether the sentence begins with a word for what was spoken of before.</summary>
    public bool IsPronoun => pronouns.IsAtStart;

    /// <summary>For each token, whether it belongs to a number.</summary>
    public bool[] Taken => around.Taken;

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

            if (i == 0 && pronouns.EndsClause(group)
                && Between(0, Grouping.ClauseStart(sentence, group.First, 0)) is [{ Score: >= Strong }, ..] earlier)
            {
                group.Candidates = earlier;
                continue;
            }

            if (i == 0 && Before.Count > 0 && pronouns.IsObject(group) && Between(0, group.First) is not [{ Score: >= Strong }, ..])
            {
                group.Candidates = [.. Before];
                continue;
            }

            // 'Over half mentioned these reasons (60%)': words and number for what was named before.
            if (i > 0 && sentence.Open[group.First] is >= 0 and var open && pronouns.Says(groups[i - 1].Last + 1, open, "this", "these"))
            {
                group.Shares = groups[i - 1];
                continue;
            }

            group.Candidates = Search(groups, i);
            group.HasUnknownWords = false;
            if (i > 0 && (pronouns.IsSubject(groups[i - 1].Last + 1, group) || pronouns.EndsClause(group))
                && (group.Candidates is not [{ Score: >= Clear }, ..]
                || Enumerable.Range(groups[i - 1].Last, group.First - groups[i - 1].Last).Any(at => Clauses.IsComparing(sentence, at))))
            {
                group.Shares = groups[i - 1];
                continue;
            }

            if (group.Candidates is [{ Score: >= Weak }, ..] or [{ IsComplete: true, Words: >= Weak }, ..])
                continue;

            // No words of its own: '… (39%), or nearly two-fifths', 'it was mentioned by 39%'.
            if (i > 0)
            {
                if (groups[i - 1].Shares == group)
                    groups[i - 1].Shares = null;
                group.Shares = groups[i - 1];
                group.HasUnknownWords = pronouns.IsOfOwn(group) || IsListed(groups[i - 1], group);
                group.IsOfSeveral = pronouns.Says(groups[i - 1].Last + 1, group.First, "were", "are", "both", "each", "all");
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

    /// <summary>Whether the sentence has neither a word of a label nor a verb, as '2019: 28%.': it goes on with the last row.</summary>
    public bool GoesOn => sentence.Count <= ShortSentence && !Array.Exists(sentence.Words, ReportWords.IsVerb)
        && Enumerable.Range(0, sentence.Count).All(i => ReportWords.IsPeople(sentence.Words[i]) || !around.Tells(i, i + 1));

    // 'A (72%), an existing post (20%)': another part of a list, whose words are not known.
    private bool IsListed(MentionGroup previous, MentionGroup group) =>
        previous.Mentions[^1].Kind == group.Mentions[0].Kind && previous.Mentions[^1].IsOfOtherWave == group.Mentions[0].IsOfOtherWave
        && Enumerable.Range(previous.Last + 1, group.First - previous.Last - 1)
            .Any(i => !Taken[i] && sentence.Tokens[i].Stem is not null);

    private IEnumerable<Candidate> FromBefore(bool isList)
    {
        var isSure = IsPronoun || IsAnswer || (GoesOn && !isList);
        var kept = isSure ? OfBeforeByPronoun : OfBefore;
        return Before.Select(each => each with { Score = isSure ? each.Score * kept : Math.Min(Unsure, each.Score * kept) });
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
        var found = RowSearch.Find(index, around.Of(groups, i, group.Side), tables, isMeant);
        var best = found.Count > 0 ? found[0].Score : 0;

        // 'Most say “navigator”', where nobody answered the question: better no figure than that of any other row.
        if (best < Weak && !isOfOther)
            found = RowSearch.Find(index, around.Of(groups, i, group.Side), tables, row => row.Figures.Base == 0);
        if (best >= Strong || sentence.Open[group.First] >= 0)
            return found;
        var otherwise = RowSearch.Find(index, around.Of(groups, i, group.Side == Side.Before ? Side.After : Side.Before), tables, isMeant);
        return otherwise.Count > 0 && otherwise[0].Score >= Strong && otherwise[0].Score > Better * best ? otherwise : found;
    }
}
