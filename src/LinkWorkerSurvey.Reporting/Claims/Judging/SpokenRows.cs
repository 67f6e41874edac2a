using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Finds the rows that the words on either side of a comparison name.</summary>
internal sealed class SpokenRows(Sentence sentence, Binder binder, IReadOnlyList<MentionGroup> groups)
{
    // Words with less than this score name no row clearly enough to set it beside another.
    private const double Clear = 0.5;

    // Rows whose words fit nearly as well may be meant too; a row to which a number of the sentence belongs is the likelier one.
    private const double NearlyAsGood = 0.85;
    private const double NearlyAsGoodIfBound = 0.4;

    // Two parts of a list are one name, such as 'honesty, integrity and patience', if together they fit a row this much better.
    private const double Together = 1.1;

    // 'Followed by …', 'far behind was …' at the beginning of a sentence go on with what was spoken of before.
    private const int Beginning = 3;

    /// <summary>
    /// Returns the rows that the words before an index name, in its clause: back to the last comma or number; else those of that number.
    /// </summary>
    public IReadOnlyList<IndexedRow> Before(int index)
    {
        var start = Grouping.ClauseStart(sentence, index, 0);
        var last = groups.LastOrDefault(each => each.Last < index);
        var near = index;
        while (near > start && near - 1 != last?.Last && !sentence.Is(near - 1, ","))
            near--;
        var named = Named(binder.Between(near, index));
        if (named.Count > 0)
            return named;
        if (last is not null && last.First >= start && last.Candidates.Count > 0 && last.Candidates[0].Score >= Clear)
            return Bound(last);
        return Named(binder.Between(start, index));
    }

    /// <summary>
    /// Returns the rows that were spoken of last before an index: those of a number, those that the words of the sentence name, or those of
    /// the sentence before.
    /// </summary>
    public IReadOnlyList<IndexedRow> Earlier(int index)
    {
        var last = groups.LastOrDefault(each => each.Last < index && each.Bound.Exists(row => row is not null));
        var from = last?.Last + 1 ?? 0;
        var named = List(from, index);
        return named.Count > 0 ? named[^1] : last is not null ? Bound(last)
            : binder.IsPronoun || index <= Beginning ? Named(binder.Before) : [];
    }

    /// <summary>Returns the rows of the numbers between two indexes, in their order.</summary>
    public List<IndexedRow> Numbered(int from, int to) =>
        [.. groups.Where(each => each.First >= from && each.Last < to).SelectMany(Bound).Distinct()];

    /// <summary>Returns the rows of the sentence before.</summary>
    public IReadOnlyList<IndexedRow> OfBefore() => Named(binder.Before);

    /// <summary>
    /// Returns the rows that the words after an index name, up to the next comma or number; else those of the next number.
    /// </summary>
    public IReadOnlyList<IndexedRow> After(int index, int to)
    {
        while (sentence.Is(index, ":", ",", "–"))
            index++;
        var group = groups.FirstOrDefault(each => each.First >= index);

        // 'More than the 12% who wanted …': the row of the number.
        if (group is { Side: Side.After } && group.First <= index + 1 && Bound(group) is { Count: > 0 } bound)
            return bound;
        var end = Math.Min(to, Grouping.ClauseEnd(sentence, index - 1, to));
        var near = index;
        while (near < end && near != group?.First && !sentence.Is(near, ","))
            near++;
        var named = Named(binder.Between(index, near));
        if (named.Count > 0)
            return named;
        if (group is { Side: Side.Before } && group.First <= end && group.Candidates.Count > 0 && group.Candidates[0].Score >= Clear)
            return Bound(group);
        return Named(binder.Between(index, group is null ? end : Math.Min(end, group.First)));
    }

    /// <summary>Returns the rows that the words between two indexes name.</summary>
    public IReadOnlyList<IndexedRow> Between(int from, int to) =>
        groups.Where(each => each.First >= from && each.Last < to).ToList() is [{ Side: Side.Before } group]
            && Bound(group) is { Count: 1 } bound
            && binder.Between(from, group.First) is [{ Score: >= Clear }, ..]
            ? bound : Named(binder.Between(from, to));

    /// <summary>
    /// Returns what the words between two indexes list, in their order: for each part of the list, the rows that it may mean.
    /// </summary>
    public List<IReadOnlyList<IndexedRow>> List(int from, int to)
    {
        var named = new List<IReadOnlyList<IndexedRow>>();
        for (var start = Math.Max(from, to - Evidence.Reach); start < to;)
        {
            var end = PartEnd(start, to);
            var best = binder.Between(start, end);
            while (end < to && IsJoint(end))
            {
                var next = PartEnd(end + 1, to);
                var (further, joined) = (binder.Between(end + 1, next), binder.Between(start, next));
                if (joined.Count == 0 || joined[0].Score < Together * Math.Max(Score(best), Score(further))
                    || Score(best) == 0 || Score(further) == 0)
                    break;
                (end, best) = (next, joined);
            }

            if (Named(best) is { Count: > 0 } rows)
                named.Add(rows);
            start = end + 1;
        }

        return named;
    }

    private static double Score(List<Candidate> candidates) => candidates.Count == 0 ? 0 : candidates[0].Score;

    private int PartEnd(int start, int to)
    {
        var end = start;
        while (end < to && !IsJoint(end) && !Clauses.IsBoundary(sentence, end) && !binder.Taken[end])
            end++;
        return end;
    }

    private bool IsJoint(int at) => sentence.Is(at, ",", "and", "or", "&", "/");

    private IReadOnlyList<IndexedRow> Named(IReadOnlyList<Candidate> candidates) =>
        candidates.Count == 0 || candidates[0].Score < Clear ? []
            : [.. candidates.Where(each => each.Score >= (IsBound(each.Row) ? NearlyAsGoodIfBound : NearlyAsGood) * candidates[0].Score)
                .Select(each => each.Row)];

    private static IReadOnlyList<IndexedRow> Bound(MentionGroup group) => [.. group.Bound.OfType<IndexedRow>().Distinct()];

    private bool IsBound(IndexedRow row) => groups.Any(group => group.Bound.Contains(row));
}
