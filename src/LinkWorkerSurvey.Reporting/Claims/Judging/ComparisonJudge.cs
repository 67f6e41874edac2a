using LinkWorkerSurvey.Reporting.Claims.Binding;
using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>
/// Says whether rows stand to each other as a text says. It judges only where the words name the rows clearly: a comparison that is not
/// understood is left out, for it has no number that a reader could take from it.
/// </summary>
internal sealed class ComparisonJudge
{
    // '20 points clearly ahead of': the comparison stands at the points.
    private const int Adjacent = 2;

    private const int NearBy = 12;

    private readonly Sentence sentence;
    private readonly RankJudge ranks;
    private readonly PairJudge pairs;

    public ComparisonJudge(FigureIndex index, Sentence sentence, SpokenRows spoken)
    {
        this.sentence = sentence;
        ranks = new RankJudge(index, sentence, spoken);
        pairs = new PairJudge(sentence, spoken);
    }

    /// <summary>Returns the verdict on a comparison; null if the rows are not clear.</summary>
    public Verdict? Judge(Mention mention) => mention.Relation == Relation.Rank ? ranks.Judge(mention) : pairs.Judge(mention);

    /// <summary>Returns the verdict on points that some two rows of the sentence are apart; null if no two are.</summary>
    public Verdict? JudgeAny(Mention points) =>
        pairs.AnyApart(points) ?? pairs.AnyApart(points with { IsOfOtherWave = true });

    /// <summary>Returns the verdict on points by which two rows are apart; null if the mention states no such thing.</summary>
    /// <param name="points">The number of points.</param>
    /// <param name="comparisons">The comparisons of the sentence, of which one may follow it: '20 points ahead of …'.</param>
    public Verdict? Judge(Mention points, IEnumerable<Mention> comparisons) =>
        points.Relation != Relation.None ? null
            : comparisons.FirstOrDefault(each => each.Relation is not Relation.Rank
                && each.First > points.Last && each.First <= points.Last + Adjacent) is { } comparison
                ? pairs.Apart(points, comparison)
            : Before(points, comparisons) is { } before ? pairs.Apart(points, before)
            : pairs.Gap(points);

    // 'Negotiation leads influencing by three points'.
    private Mention? Before(Mention points, IEnumerable<Mention> comparisons) => sentence.Is(points.First - 1, "by")
        ? comparisons.LastOrDefault(each => each is { Relation: Relation.More or Relation.Fewer, Than: not null }
            && each.Last < points.First
            && points.First - each.Last <= NearBy) : null;
}
