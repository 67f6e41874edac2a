using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether a row has the place in the order of its table that a text gives it; null if the row is not clear.</summary>
internal sealed class RankJudge(FigureIndex index, Sentence sentence, SpokenRows spoken)
{
    /// <summary>Returns the verdict on a mention of a place.</summary>
    public Verdict? Judge(Mention mention)
    {
        if (mention.Places != 1 && Several(mention) is { Count: > 1 } several)
        {
            var places = Math.Max(mention.Places, several.Count);
            var wrong = several.Find(rows => !rows.Any(row => IsAmong(row, mention, places)));
            return Verdict(mention, (wrong ?? several[0])[0], wrong is null);
        }

        var named = OnlyRanked(Rows(mention));
        if (named.Count == 0)
            return null;
        var placed = named.Find(each => IsPlaced(each, mention));
        return Verdict(mention, placed ?? named[0], placed is not null);
    }

    private Verdict? Verdict(Mention mention, IndexedRow row, bool isPlaced)
    {
        var ranked = Ranked(row, mention.IsOfOtherWave);
        if (ranked.Count == 0 || RowWords.ShareOf(row, mention.IsOfOtherWave) is not { } share)
            return null;
        var held = ranked[Math.Clamp(mention.Rank > 0 ? mention.Rank - 1 : ranked.Count + mention.Rank, 0, ranked.Count - 1)];
        return Judging.Verdict.Of(
            isPlaced,
            RowWords.Figure(row, share),
            isPlaced ? $"{RowWords.Name(row)} has that place with {RowWords.Share(share)}."
                : $"{RowWords.Name(row)} has {RowWords.Share(share)}, '{held.Row.Label}' {RowWords.Share(held.Share)}.");
    }

    private List<IReadOnlyList<IndexedRow>> Several(Mention mention)
    {
        var end = Grouping.ClauseEnd(sentence, mention.Last, sentence.Count);
        if (sentence.Is(end, ":", "–"))
            end = Grouping.ClauseEnd(sentence, end, sentence.Count);
        var after = spoken.List(mention.To + 1, end);
        var all = after.Count > 1 ? after : spoken.List(Grouping.ClauseStart(sentence, mention.First, 0), mention.First);
        return [.. all.Select(OnlyRanked).Where(rows => rows.Count > 0)];
    }

    private static List<IndexedRow> OnlyRanked(IReadOnlyList<IndexedRow> rows) => [.. rows.Where(row => !row.IsOther && !row.IsNet)];

    private IReadOnlyList<IndexedRow> Rows(Mention mention)
    {
        // 'A has overtaken B as the most common': said of A.
        var start = Grouping.ClauseStart(sentence, mention.First, 0);
        if (sentence.Is(mention.First - 2, "as") && Clauses.IsComparing(sentence, start - 1))
            return spoken.Before(start - 1);
        var (before, after) = (spoken.Before(mention.First), spoken.After(mention.To + 1, sentence.Count));
        var (first, second) = IsAfter(mention) ? (after, before) : (before, after);
        return first.Count > 0 ? first : second.Count > 0 ? second
            : !IsAfter(mention) ? spoken.Earlier(mention.First) : [];
    }

    // 'The main reason was …' speaks of what follows, '… was the most mentioned' of what stands before.
    private bool IsAfter(Mention mention)
    {
        var before = mention.First - 1;
        while (sentence.Is(before, "the", "by", "far", "also", "a", "clearly", "easily", "again", "still", "joint", "equal", "now", "thus",
            "and", "so", "already", "therefore", "as"))
            before--;
        if (before < 0)
            return true;
        if (sentence.Is(mention.To + 1, "to"))
            return true;
        var isVerb = mention.Last > mention.First && sentence.Is(mention.First, "came", "comes", "come", "ranked", "ranks", "rank",
            "placed",
            "finished", "stood", "stands", "sits", "sat", "takes", "took", "led", "leads", "lead", "tops", "topped", "heads", "headed");
        return !(isVerb || sentence.Is(before, "was", "were", "is", "are", "being", "remained", "remains", ",", "became", "be", "makes",
            "made", "them", "it", "it's", "that's", "stays", "stayed", "came", "ranked", "proved", "been"));
    }

    private List<(IndexedRow Row, Share Share)> Ranked(IndexedRow row, bool isOfOtherWave) =>
    [
        .. index.RowsOf(row.Table).Where(each => !each.IsNet && !each.IsOther)
            .Select(each => (Row: each, Share: RowWords.ShareOf(each, isOfOtherWave)))
            .Where(each => each.Share is { Base: > 0 }).Select(each => (each.Row, each.Share!.Value))
            .OrderByDescending(each => each.Value.Count),
    ];

    private bool IsPlaced(IndexedRow row, Mention mention)
    {
        var ranked = Ranked(row, mention.IsOfOtherWave);
        var at = ranked.FindIndex(each => each.Row == row);
        if (at < 0)
            return false;
        var count = ranked[at].Share.Count;
        if (mention.Rank > 0)
        {
            return IsAt(ranked.Select(each => each.Share.Count), count, mention.Rank)
                && !(mention.IsAlone && ranked.Exists(each => each.Row != row && each.Share.Count == count));
        }

        // The last of all, of the options, or of the rows that anybody is in.
        return IsAt(Counts(each => true), -count, -mention.Rank) || IsAt(Counts(each => each.Row.IsOption), -count, -mention.Rank)
            || IsAt(Counts(each => each.Share.Count > 0), -count, -mention.Rank);

        IEnumerable<int> Counts(Func<(IndexedRow Row, Share Share), bool> isAmong) =>
            ranked.Where(isAmong).Select(each => -each.Share.Count);
    }

    private bool IsAmong(IndexedRow row, Mention mention, int places) =>
        Enumerable.Range(1, places).Any(place => IsPlaced(row, mention with { Rank = place * Math.Sign(mention.Rank) }));

    // Rows as large share their places.
    private static bool IsAt(IEnumerable<int> counts, int count, int place)
    {
        var all = counts.ToList();
        var larger = all.Count(each => each > count);
        return place > larger && place <= larger + all.Count(each => each == count);
    }
}
