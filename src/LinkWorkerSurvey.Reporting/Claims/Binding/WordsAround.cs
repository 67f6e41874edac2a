using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>Collects the words around a number that may say what it is about.</summary>
internal sealed class WordsAround(FigureIndex index, Sentence sentence)
{
    // Words on the other side of a number, or past a boundary, count less.
    private const double OtherSide = 0.2;
    private const double OtherClause = 0.5;
    private const double PastComma = 0.75;

    /// <summary>For each token, whether it belongs to a number.</summary>
    public bool[] Taken { get; } = new bool[sentence.Count];

    /// <summary>Returns the words on a side of a group, and with less weight those on its other side.</summary>
    public Evidence Of(List<MentionGroup> groups, int i, Side side)
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
            // A boundary before which nothing was said parts nothing: '52% answered in one word: listening'.
            if (Fading(at) is not { } fading || !(Tells(from, at) || Clauses.IsComparing(sentence, at)))
                continue;
            evidence.Add(sentence, start, at, weight, Taken);
            (weight, start) = (weight * fading, at);
        }

        evidence.Add(sentence, start, Math.Min(to, from + Evidence.Reach), weight, Taken);
    }

    /// <summary>Returns whether a word of a label stands between two indexes.</summary>
    public bool Tells(int from, int to)
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
