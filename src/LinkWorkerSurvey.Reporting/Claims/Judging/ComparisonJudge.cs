using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>
/// Says whether rows stand to each other as a text says. It judges only where the words name the rows clearly: a comparison that is not
/// understood is left out, for it has no number that a reader could take from it.
/// </summary>
internal sealed class ComparisonJudge(FigureIndex index, Sentence sentence, Binder binder, IReadOnlyList<MentionGroup> groups)
{
    private const double Clear = 0.5;
    private const double NearlyAsGood = 0.85;
    private const double NearlyAsGoodIfBound = 0.4;

    /// <summary>Returns the verdict on a comparison; null if the rows are not clear.</summary>
    public Verdict? Judge(Mention mention) => mention.Relation switch
    {
        Relation.Largest or Relation.Second or Relation.Smallest => Place(mention),
        Relation.FollowedBy => Pair(mention, Before(mention.First), After(mention.Last + 1, sentence.Count)),
        Relation.More or Relation.Fewer => Pair(mention),
        Relation.Twice => Twice(mention),
        Relation.None or Relation.Rose or Relation.Fell or Relation.Unchanged or Relation.Doubled or Relation.Halved => null,
    };

    private Verdict? Place(Mention mention)
    {
        var rows = IsAfter(mention) ? Or(After(mention.Last + 1, sentence.Count), Before(mention.First))
            : Or(Before(mention.First), After(mention.Last + 1, sentence.Count));
        rows.RemoveAll(each => each.IsOther || each.IsNet);
        if (rows.Count == 0)
            return null;
        var row = rows.Find(each => IsPlaced(each, mention.Relation)) ?? rows[0];
        var ranked = Ranked(row);
        var first = mention.Relation == Relation.Smallest ? ranked[^1] : ranked[0];
        var isPlaced = IsPlaced(row, mention.Relation);
        return Verdict.Of(
            isPlaced,
            RowWords.Figure(row),
            isPlaced ? $"{RowWords.Name(row)} has that place with {RowWords.Share(row.Share)}."
                : $"{RowWords.Name(row)} has {RowWords.Share(row.Share)}, '{first.Label}' {RowWords.Share(first.Share)}.");
    }

    private List<IndexedRow> Ranked(IndexedRow row) =>
        [.. index.RowsOf(row.Table).Where(each => !each.IsNet && !each.IsOther).OrderByDescending(each => each.Share.Count)];

    private bool IsPlaced(IndexedRow row, Relation relation)
    {
        var ranked = Ranked(row);
        var larger = ranked.Count(each => each.Share.Count > row.Share.Count);
        return relation == Relation.Largest ? larger == 0
            : relation == Relation.Second ? larger == 1 || (larger == 0 && ranked.Count(each => each.Share.Count == row.Share.Count) > 1)
            : IsSmallest(row, ranked) || IsSmallest(row, ranked.Where(each => each.IsOption))
                || IsSmallest(row, ranked.Where(each => each.Share.Count > 0));
    }

    private static bool IsSmallest(IndexedRow row, IEnumerable<IndexedRow> among) => among.All(each => each.Share.Count >= row.Share.Count);

    // 'The main reason was …' speaks of what follows, '… was the most mentioned' of what stands before.
    private bool IsAfter(Mention mention)
    {
        var before = mention.First - 1;
        while (sentence.Is(before, "the", "by", "far", "also", "a", "clearly", "easily"))
            before--;
        return !(sentence.Is(before, "was", "were", "is", "are", "as", "being", "remained", "remains", ",", "became")
            || mention.Last > mention.First
            && sentence.Is(mention.First, "came", "topped", "headed", "led", "ranked", "comes", "tops", "heads"));
    }

    private Verdict? Pair(Mention mention)
    {
        if (mention.Than is not { } than)
            return Pair(mention, Before(mention.First), After(mention.Last + 1, sentence.Count));
        var second = After(than + 1, sentence.Count);
        var between = Named(binder.Between(mention.Last + 1, than));
        return Pair(mention, between.Count > 0 ? between : Before(mention.First), second);
    }

    // 'Twice as many mentioned A as B'.
    private Verdict? Twice(Mention mention)
    {
        var at = mention.Last + 1;
        while (at < sentence.Count && !sentence.Is(at, "as"))
            at++;
        if (at == sentence.Count)
            return null;
        var between = Named(binder.Between(mention.Last + 1, at));
        return Pair(mention, between.Count > 0 ? between : Before(mention.First), After(at + 1, sentence.Count));
    }

    private static Verdict? Pair(Mention mention, List<IndexedRow> first, List<IndexedRow> second)
    {
        var pairs = first.SelectMany(one => second.Where(other => other != one).Select(other => (One: one, Other: other))).ToList();
        if (pairs.Exists(pair => pair.One.Table == pair.Other.Table))
            pairs.RemoveAll(pair => pair.One.Table != pair.Other.Table);
        if (pairs.Count == 0)
            return null;
        var (one, other) = pairs.Find(pair => Stands(pair.One, mention.Relation, pair.Other)) is { One: not null } found ? found : pairs[0];
        return Verdict.Of(
            Stands(one, mention.Relation, other),
            RowWords.Figure(one),
            $"{RowWords.Name(one)} has {RowWords.Share(one.Share)}, {RowWords.Name(other)} {RowWords.Share(other.Share)}.");
    }

    private static bool Stands(IndexedRow one, Relation relation, IndexedRow other)
    {
        if (one.Share.Base == 0 || other.Share.Base == 0)
            return false;
        var (first, second) = ((double)one.Share.Count / one.Share.Base, (double)other.Share.Count / other.Share.Base);
        return relation == Relation.More ? first > second
            : relation == Relation.Fewer ? first < second
            : relation == Relation.Twice ? first >= 1.7 * second && first <= 2.4 * second
            : first >= second;
    }

    private static List<IndexedRow> Or(List<IndexedRow> first, List<IndexedRow> second) => first.Count > 0 ? first : second;

    // The rows that the words before an index name, back to the last comma or number; else those of that number, or of the clause.
    private List<IndexedRow> Before(int index)
    {
        var start = Grouping.ClauseStart(sentence, index, 0);
        var last = groups.LastOrDefault(each => each.Last < index);
        var near = index;
        while (near > start && near - 1 != last?.Last && !sentence.Is(near - 1, ","))
            near--;
        var named = Named(binder.Between(near, index));
        if (named.Count > 0)
            return named;
        if (last is { Side: Side.Before } && last.First >= start && last.Candidates.Count > 0 && last.Candidates[0].Score >= Clear)
            return [.. last.Bound.OfType<IndexedRow>().Distinct()];
        named = Named(binder.Between(start, index));
        if (named.Count > 0)
            return named;

        // '20% were …, and this was named less often than …', 'they were mentioned …': what was spoken of last.
        return last is not null ? [.. last.Bound.OfType<IndexedRow>().Distinct()] : binder.IsPronoun ? Named(binder.Before) : [];
    }

    // The rows that the words after an index name, up to the next comma or number; else those of the next number.
    private List<IndexedRow> After(int index, int to)
    {
        var group = groups.FirstOrDefault(each => each.First >= index);
        var end = Math.Min(to, Grouping.ClauseEnd(sentence, index - 1, to));
        var near = index;
        while (near < end && near != group?.First && !sentence.Is(near, ","))
            near++;
        var named = Named(binder.Between(index, near));
        if (named.Count > 0)
            return named;
        if (group is { Side: Side.Before } && group.First <= end && group.Candidates.Count > 0 && group.Candidates[0].Score >= Clear)
            return [.. group.Bound.OfType<IndexedRow>().Distinct()];
        return Named(binder.Between(index, group is null ? end : Math.Min(end, group.First)));
    }

    private List<IndexedRow> Named(IReadOnlyList<Candidate> candidates) =>
        candidates.Count == 0 || candidates[0].Score < Clear ? []
            : [.. candidates.Where(each => each.Score >= (IsBound(each.Row) ? NearlyAsGoodIfBound : NearlyAsGood) * candidates[0].Score)
                .Select(each => each.Row)];

    // Rows to which a number of the sentence belongs are the likelier ones.
    private bool IsBound(IndexedRow row) => groups.Any(group => group.Bound.Contains(row));
}
