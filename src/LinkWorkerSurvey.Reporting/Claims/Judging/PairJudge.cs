using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether two rows stand to each other as a text says; null if the rows are not clear.</summary>
internal sealed class PairJudge(Sentence sentence, SpokenRows spoken)
{
    // Whole percentages that differ by one may come from shares that are as good as equal; 'almost as many' reaches as far as 'nearly'.
    private const int AsLarge = 1;
    private const int NearlyAsLarge = 4;

    private static readonly string[] Gaps = ["gap", "difference", "separate", "separates", "separated", "apart", "margin", "clear"];

    /// <summary>Returns the verdict on a mention of two rows.</summary>
    public Verdict? Judge(Mention mention)
    {
        var (first, second) = Sides(mention);
        return second.Aggregate((Verdict?)null, (verdict, rows) => verdict is { Status: ClaimStatus.Wrong } ? verdict
            : Judge(mention, first, rows, (one, other) => Stands(one, mention, other)) ?? verdict);
    }

    /// <summary>Returns the verdict on a number of points by which a row is said to be ahead of another, or behind it.</summary>
    /// <param name="points">The number of points.</param>
    /// <param name="mention">The comparison that follows it.</param>
    public Verdict? Apart(Mention points, Mention mention)
    {
        var (first, second) = Sides(mention);
        return second.Count == 0 ? null : Judge(mention, first, second[0], (one, other) => AreApart(points, one, other));
    }

    /// <summary>Returns the verdict on points that are called the gap between the two rows named last; null if they are not.</summary>
    public Verdict? Gap(Mention points)
    {
        var start = Grouping.ClauseStart(sentence, points.First, 0);
        if (!Enumerable.Range(start, sentence.Count - start).Any(i => sentence.Is(i, Gaps)))
            return null;
        var rows = spoken.Numbered(start, points.First);
        return rows.Count < 2 ? null : Judge(points, [rows[^2]], [rows[^1]], (one, other) => AreApart(points, one, other));
    }

    /// <summary>
    /// Returns the verdict on points that some two of the rows are apart of which the sentence speaks; null if no two are.
    /// </summary>
    public Verdict? AnyApart(Mention points)
    {
        var rows = spoken.Numbered(0, sentence.Count)
            .Concat(spoken.List(0, sentence.Count).Select(each => each[0])).Concat(spoken.OfBefore().Take(1)).Distinct().ToList();
        return rows
            .SelectMany((one, i) => rows.Skip(i + 1).Select(other => Judge(points, [one], [other], (a, b) => AreApart(points, a, b))))
            .FirstOrDefault(verdict => verdict is { Status: ClaimStatus.Bound });
    }

    // The rows of the first side, and those of the second: several if it is 'both'.
    private (IReadOnlyList<IndexedRow> First, IReadOnlyList<IReadOnlyList<IndexedRow>> Second) Sides(Mention mention)
    {
        if (mention.Than is not { } than)
            return mention.Relation == Relation.Equal ? Level(mention) : Implied(mention);
        var between = spoken.Between(mention.To + 1, than);
        var before = between.Count > 0 ? between : spoken.Before(mention.First);
        var first = before.Count > 0 ? before : spoken.Earlier(mention.First);
        if (sentence.Is(than + 1, "both", "these", "either", "those", "all") && IsEnd(than + 2))
        {
            List<IReadOnlyList<IndexedRow>> named = [.. spoken.List(0, mention.First).Where(rows => !rows.Any(first.Contains))];
            return (first, named.Count > 0 ? named : [spoken.OfBefore()]);
        }

        // 'A was named, and B less often than that'.
        if (sentence.Is(than + 1, "that", "this", "it") && IsEnd(than + 2))
            return (first, [spoken.Earlier(Grouping.ClauseStart(sentence, mention.First, 0))]);
        var isOfOthers = sentence.Is(than + 1, "the", "all") && sentence.Is(than + 2, "other", "others", "rest");
        return (first, isOfOthers ? [] : [spoken.After(than + 1, sentence.Count)]);
    }

    private bool IsEnd(int at) => Clauses.IsBoundary(sentence, at) || sentence.Is(at, "of", "with", "at");

    // 'A and B were named equally often'.
    private (IReadOnlyList<IndexedRow> First, IReadOnlyList<IReadOnlyList<IndexedRow>> Second) Level(Mention mention)
    {
        var rows = spoken.List(Grouping.ClauseStart(sentence, mention.First, 0), mention.First);
        return rows.Count < 2 ? ([], []) : (rows[^2], [rows[^1]]);
    }

    // 'And more named honesty', 'honesty was named less often': beside what was spoken of before.
    private (IReadOnlyList<IndexedRow> First, IReadOnlyList<IReadOnlyList<IndexedRow>> Second) Implied(Mention mention)
    {
        var start = Grouping.ClauseStart(sentence, mention.First, 0);
        var isAfter = (mention.Last == mention.First && mention.Relation is Relation.More or Relation.Fewer)
            || (mention.Relation == Relation.Multiple && sentence.Is(mention.Last + 1, "many")
                && mention.Last + 2 < sentence.Count && ReportWords.IsVerb(sentence.Words[mention.Last + 2]));
        var first = isAfter ? spoken.After(mention.Last + 1, sentence.Count) : spoken.Before(mention.First);
        IReadOnlyList<IndexedRow>[] earlier = [spoken.Earlier(isAfter ? mention.First : start), spoken.Earlier(start), spoken.OfBefore()];
        return (first, Array.Find(earlier, rows => !rows.Any(first.Contains)) is { } second ? [second] : []);
    }

    private static Verdict? Judge(
        Mention mention, IReadOnlyList<IndexedRow> first, IReadOnlyList<IndexedRow> second, Func<Share, Share, bool> stands)
    {
        var pairs = first.SelectMany(one => second.Where(other => other != one).Select(other => (One: one, Other: other))).ToList();
        if (pairs.Exists(pair => pair.One.Table == pair.Other.Table))
            pairs.RemoveAll(pair => pair.One.Table != pair.Other.Table);
        var shares = pairs
            .Select(pair => (pair.One, pair.Other, First: RowWords.ShareOf(pair.One, mention.IsOfOtherWave),
                Second: RowWords.ShareOf(pair.Other, mention.IsOfOtherWave)))
            .Where(pair => pair is { First.Base: > 0, Second.Base: > 0 })
            .ToList();
        if (shares.Count == 0)
            return null;
        var found = shares.FindIndex(pair => stands(pair.First!.Value, pair.Second!.Value));
        var (one, other, share, otherShare) = shares[Math.Max(0, found)];
        return Verdict.Of(
            found >= 0,
            RowWords.Figure(one, share!.Value),
            $"{RowWords.Name(one)} has {RowWords.Share(share.Value)}, {RowWords.Name(other)} {RowWords.Share(otherShare!.Value)}.");
    }

    private static bool AreApart(Mention points, Share one, Share other)
    {
        var apart = Math.Abs((100.0 * one.Count / one.Base) - (100.0 * other.Count / other.Base));
        return points.Hedge == Hedge.None
            ? points.Number == Math.Abs(one.Percent!.Value - other.Percent!.Value)
                || points.Number == Math.Round(apart, MidpointRounding.AwayFromZero)
            : ShareRange.Of(points.Number, points.Hedge).Fits(new Share((int)Math.Round(100 * apart), 10_000));
    }

    private static bool Stands(Share one, Mention mention, Share other)
    {
        var apart = ((long)one.Count * other.Base) - ((long)other.Count * one.Base);
        return mention.Relation switch
        {
            Relation.More => apart > 0,
            Relation.Fewer => apart < 0,
            Relation.FollowedBy => apart >= 0,
            Relation.Follows => apart <= 0,
            Relation.Equal => Math.Abs(one.Percent!.Value - other.Percent!.Value)
                <= (mention.Hedge == Hedge.None ? AsLarge : NearlyAsLarge),
            Relation.Multiple => Multiples.Fit(one, other, mention.Times, mention.Hedge),
            Relation.None or Relation.Rank or Relation.Rose or Relation.Fell or Relation.Unchanged or Relation.Multiplied => false,
        };
    }
}
