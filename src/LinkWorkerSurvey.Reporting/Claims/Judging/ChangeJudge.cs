using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>Says whether a row changed from the comparison wave as a text says.</summary>
internal sealed class ChangeJudge(
    Sentence sentence, Binder binder, IReadOnlyList<MentionGroup> groups, IReadOnlyList<Mention> numbers)
{
    private const double Clear = 0.4;

    // Rows that the words fit as well may be meant too.
    private const double AsClear = 0.95;

    // 'Down 9 points' is one change: a number this near is no other one.
    private const int Adjacent = 3;

    // Shares that differ by no more than this, in points, are much the same.
    private const double MuchTheSame = 3;

    /// <summary>Returns the verdict on a change; null if the row is not clear.</summary>
    public Verdict? Judge(Mention mention)
    {
        var verdicts = RowsOf(mention).Select(row => Judge(mention, row)).OfType<Verdict>().ToList();
        return verdicts.Find(verdict => verdict.Status == ClaimStatus.Bound) ?? verdicts.FirstOrDefault()
            ?? (mention.Relation == Relation.None ? Verdict.Unbound("No row was found that this change could be of.") : null);
    }

    private Verdict? Judge(Mention mention, IndexedRow row)
    {
        if (row.Comparison is not { Changes: { Count: > 0 } changes } comparison)
            return mention.Relation == Relation.None
                ? Verdict.Unbound($"{RowWords.Name(row)} is not compared: {row.Comparison?.Break ?? "there is no comparison"}.")
                : null;
        var stands = changes.Any(change => mention.Relation == Relation.None
            ? IsApart(mention, row.Share, change)
            : Stands(mention, row.Share, change, comparison.Verdict)
                || (IsOfNumber(mention) && StandsInNumber(mention, row.Share, change)));
        return Verdict.Of(
            stands,
            RowWords.Figure(row),
            $"{RowWords.Name(row)} has {RowWords.Share(row.Share)}; in the comparison wave it had {RowWords.Share(changes[0].Other)}.");
    }

    private static bool IsApart(Mention mention, Share share, Change change)
    {
        if (mention.Sign != 0 && Math.Sign(change.Points) != mention.Sign)
            return false;
        var ofRounded = Math.Abs((share.Percent ?? 0) - (change.Percent ?? 0));
        return mention.Hedge switch
        {
            Hedge.None => Math.Abs(mention.Number - change.WholePoints) < 0.01 || Math.Abs(mention.Number - ofRounded) < 0.01
                || (mention.Number != Math.Floor(mention.Number) && Math.Abs(mention.Number - Math.Abs(change.Points)) <= 0.051),
            Hedge.Around => Math.Abs(mention.Number - Math.Abs(change.Points)) <= 2.5,
            Hedge.Nearly or Hedge.Under or Hedge.WellUnder => Math.Abs(change.Points) < mention.Number,
            Hedge.JustOver or Hedge.Over or Hedge.WellOver => Math.Abs(change.Points) > mention.Number,
            Hedge.AtLeast => change.WholePoints >= mention.Number,
            Hedge.AtMost => change.WholePoints <= mention.Number,
        };
    }

    private static bool Stands(Mention mention, Share share, Change change, ChangeVerdict? verdict) => mention.Relation switch
    {
        Relation.Rose => change.Points > 0,
        Relation.Fell => change.Points < 0,
        Relation.Unchanged => Math.Abs(change.Points) <= MuchTheSame || verdict == ChangeVerdict.NoClearChange,
        Relation.Multiplied => Multiples.Fit(share, change.Other, mention.Times, mention.Hedge),
        Relation.None or Relation.Rank or Relation.FollowedBy or Relation.Follows or Relation.More or Relation.Fewer or Relation.Equal
            or Relation.Multiple => false,
    };

    // 'The number who … dropped from 76 to 60': of people, not of the share.
    private bool IsOfNumber(Mention mention)
    {
        var start = Grouping.ClauseStart(sentence, mention.First, 0);
        return Enumerable.Range(start, mention.First - start).Any(at => sentence.Is(at, "number", "numbers", "count"))
            || numbers.Any(each => each.Kind == ClaimKind.Count && Math.Abs(each.First - mention.Last) <= Adjacent);
    }

    private static bool StandsInNumber(Mention mention, Share share, Change change) =>
        (mention.Relation == Relation.Rose && share.Count > change.Other.Count)
        || (mention.Relation == Relation.Fell && share.Count < change.Other.Count);

    // The rows that the words before the change name, after the last comma or number; else the row of the nearest number in the clause;
    // else those that the words after it name, or of which the sentence spoke.
    private IReadOnlyList<IndexedRow> RowsOf(Mention mention)
    {
        var (start, end) = (Grouping.ClauseStart(sentence, mention.First, 0), Grouping.ClauseEnd(sentence, mention.Last, sentence.Count));
        var from = numbers.Where(each => each.To < mention.First - Adjacent && each.To >= start).Select(each => each.To + 1)
            .DefaultIfEmpty(start).Max();
        var nearest = Nearest(mention, start, end);
        var isNoun = sentence.Is(mention.First - 1, "a", "an", "the") && sentence.Is(mention.Last + 1, "of", "in");
        return First(
            () => isNoun ? Named(mention.Last + 1, end, []) : [],
            () => Named(AfterComma(from, mention.First), mention.First, nearest),
            () => Named(from, mention.First, nearest),
            () => nearest,
            () => Named(mention.Last + 1, end, []),
            () => Nearest(mention, 0, sentence.Count),
            () => Named(0, mention.First, []),
            () => groups.Count == 0 && binder.Before.Count > 0 && (binder.IsPronoun || binder.GoesOn) ? [binder.Before[0].Row] : []);
    }

    private static IReadOnlyList<IndexedRow> First(params ReadOnlySpan<Func<IReadOnlyList<IndexedRow>>> ways)
    {
        foreach (var way in ways)
        {
            if (way() is { Count: > 0 } rows)
                return rows;
        }

        return [];
    }

    private List<IndexedRow> Nearest(Mention mention, int least, int most) => groups
        .Where(each => each.Last >= least && each.First < most && each.Bound.Exists(row => row is not null))
        .MinBy(each => Math.Min(Math.Abs(each.First - mention.Last), Math.Abs(mention.First - each.Last)))
        ?.Bound.OfType<IndexedRow>().Take(1).ToList() ?? [];

    // 'Boundaries up 23, resources unchanged': the words after the last comma.
    private int AfterComma(int from, int to)
    {
        var at = to - 1;
        while (at > from && !sentence.Is(at - 1, ",", ";"))
            at--;
        return Math.Max(from, at);
    }

    // The rows that the words name best; another one that they fit less well, if a number beside them is of that one.
    private IReadOnlyList<IndexedRow> Named(int from, int to, IReadOnlyList<IndexedRow> numbered)
    {
        var named = binder.Between(from, to);
        if (named.Count == 0 || named[0].Score < Clear)
            return [];
        return named.Exists(each => numbered.Contains(each.Row) && each.Score >= Clear * named[0].Score) ? numbered
            : [.. named.Where(each => each.Score >= AsClear * named[0].Score).Select(each => each.Row)];
    }
}
