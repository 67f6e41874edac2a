using CsCheck;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

public class PairTests
{
    private static readonly Gen<(Pair Pair, int MayJoin, int MayJoinThere)> Pairs =
        from outOf in Gen.OneOf(Gen.Int[1, 30], Gen.Int[30, 120])
        from outOfThere in Gen.OneOf(Gen.Int[1, 30], Gen.Int[30, 120], Gen.Int[500, 2000])
        from count in Gen.OneOf(Gen.Int[0, outOf], Gen.Int[0, Math.Min(6, outOf)])
        from low in Gen.OneOf(Gen.Int[0, outOfThere], Gen.Int[0, Math.Min(6, outOfThere)])
        from high in Gen.Int[low, Math.Min(low + 3, outOfThere)]
        from mayJoin in Gen.OneOf(Gen.Const(0), Gen.Int[0, 40])
        from mayJoinThere in Gen.OneOf(Gen.Const(0), Gen.Int[0, 40])
        select (new Pair(new Share(count, outOf), outOfThere, new PossibleCounts(low, high)), mayJoin, mayJoinThere);

    [Fact]
    public void LeastTelling_AnyPair_IsTheLargestPValueOfAllPossibleCounts() => Pairs.Sample(
        p =>
        {
            var (pair, mayJoin, mayJoinThere) = p;
            var possible =
                (from count in Possible(pair.Here.Count, pair.Here.Count + mayJoin, pair.Here.Base)
                 from there in Possible(pair.There.Low, pair.There.High + mayJoinThere, pair.OtherBase)
                 select ShareDifference.Between(new Share(count, pair.Here.Base), new Share(there, pair.OtherBase))!).ToList();
            var expected =
                possible.All(change => change.Difference > 0) || possible.All(change => change.Difference < 0)
                    ? possible.Max(change => change.PValue)
                    : 1;
            Assert.Equal(expected, pair.LeastTelling(mayJoin, mayJoinThere), 1e-12);
        },
        iter: 10_000);

    [Fact]
    public void LeastTelling_TestChangesAsSharesMoveApart_IsNotThePValueOfTheClosestShares()
    {
        Near.Equal(0.0458865038626239, ShareDifference.Between(new Share(9, 105), new Share(11, 300))!.PValue);
        Near.Equal(0.0556060812910912, ShareDifference.Between(new Share(9, 105), new Share(10, 300))!.PValue);
        Near.Equal(0.0556060812910912, new Pair(new Share(9, 105), 300, new PossibleCounts(10, 11)).LeastTelling());
    }

    [Fact]
    public void LeastTelling_HundredsOfThousandsOfAnswersToCode_IsThePValueOfTheClosestShares()
    {
        var pair = new Pair(new Share(0, 300_000), 300_000, new PossibleCounts(299_000, 299_000));
        Assert.Equal(
            ShareDifference.Between(new Share(298_900, 300_000), new Share(299_000, 300_000))!.PValue,
            pair.LeastTelling(298_900));
        Assert.Equal(1, pair.LeastTelling(299_000));
    }

    private static IEnumerable<int> Possible(int low, int high, int most) =>
        Enumerable.Range(low, Math.Min(high, most) - low + 1);
}
