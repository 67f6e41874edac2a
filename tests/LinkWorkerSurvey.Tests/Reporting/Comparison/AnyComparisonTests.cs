using CsCheck;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>Tests properties that hold for any two waves.</summary>
public class AnyComparisonTests
{
    private static readonly Gen<FacetFigures> Tables =
        from outOf in Gen.Int[1, 400]
        from counts in Gen.Int[0, outOf].Array[6]
        from waiting in Gen.OneOf(Gen.Const(0), Gen.Int[0, outOf])
        select AComparison.Table("Q7", outOf, [.. counts.Select((count, i) => ($"Row {i}", count))]) with { Waiting = waiting };

    // A published wave, with each row between two counts, and a wave with one of these counts for each.
    private static readonly Gen<(ComparisonWave Published, ComparisonWave Known)> Doubtful =
        from outOf in Gen.Int[30, 400]
        from rows in Gen.Select(Gen.Int[0, outOf], Gen.Int[0, 3], Gen.Int[0, 3]).Array[6]
        let ranges = rows.Select(r =>
                (Low: r.Item1, High: Math.Min(outOf, r.Item1 + r.Item2), Pick: Math.Min(outOf, r.Item1 + Math.Min(r.Item2, r.Item3))))
            .ToList()
        select (
            Wave(outOf, ranges.Select(r => new PossibleCounts(r.Low, r.High))),
            Wave(outOf, ranges.Select(r => new PossibleCounts(r.Pick, r.Pick))));

    [Fact]
    public void TheOtherWayRoundEverySignTurns() =>
        Gen.Select(Tables, Tables)
            .Sample(
                (one, other) =>
                {
                    foreach (
                        var (row, turned) in one.ComparedWith(other)
                            .Categories.Zip(other.ComparedWith(one).Categories, (a, b) => (a.Comparison!, b.Comparison!)))
                    {
                        Assert.Equal(-row.Changes[0].Points, turned.Changes[0].Points, 1e-9);
                        Assert.Equal(-row.Changes[0].Low, turned.Changes[0].High, 1e-9);
                        Assert.Equal(row.AdjustedP ?? -1, turned.AdjustedP ?? -1, 1e-9);
                        Assert.Equal(
                            row.Verdict switch
                            {
                                ChangeVerdict.Higher => ChangeVerdict.Lower,
                                ChangeVerdict.Lower => ChangeVerdict.Higher,
                                _ => row.Verdict,
                            },
                            turned.Verdict);
                    }
                });

    [Fact]
    public void AWaveBesideAnEqualOneShowsNoClearChange() => Tables.Sample(table => Assert.All(table.ComparedWith(table).Categories, row =>
    {
        Assert.Contains(row.Comparison!.Verdict, new ChangeVerdict?[] { ChangeVerdict.NoClearChange, ChangeVerdict.TooFew });
        Assert.Equal(0, row.Comparison.Changes[0].Points);
    }));

    [Fact]
    public void WhatIsClearIsClearForEachOfThePossibleCounts() =>
        Gen.Select(Tables, Doubtful)
            .Sample(
                (table, doubtful) =>
                {
                    foreach (
                        var (doubted, known) in table
                            .ComparedWith(doubtful.Published)
                            .Categories.Zip(table.ComparedWith(doubtful.Known).Categories, (a, b) => (a.Comparison!, b.Comparison!)))
                    {
                        Assert.True((doubted.AdjustedP ?? 1) >= (known.AdjustedP ?? 1) - 1e-9);
                        if (IsClear(doubted))
                            Assert.Equal(doubted.Verdict, known.Verdict);
                        Assert.InRange(known.Changes[0].Points, doubted.Changes[^1].Points - 1e-9, doubted.Changes[0].Points + 1e-9);
                    }
                });

    [Fact]
    public void WhatIsClearStaysClearHoweverTheRestIsCoded() =>
        Gen.Select(Tables, Tables, Gen.Double[0, 1].Array[6])
            .Sample(
                (table, other, coded) =>
                {
                    var done = table with
                    {
                        Waiting = 0,
                        Categories =
                        [
                            .. table.Categories.Zip(coded, (row, part) => row with
                            {
                                Share = new Share(Math.Min(table.Base, row.Count + (int)(part * table.Waiting!.Value)), table.Base),
                            }),
                        ],
                    };
                    foreach (
                        var (row, then) in table
                            .ComparedWith(other)
                            .Categories.Zip(done.ComparedWith(other).Categories, (a, b) => (a.Comparison!, b.Comparison!))
                            .Where(pair => IsClear(pair.Item1)))
                        Assert.Equal(row.Verdict, then.Verdict);
                });

    private static bool IsClear(RowComparison row) => row.Verdict is ChangeVerdict.Higher or ChangeVerdict.Lower;

    private static ComparisonWave Wave(int outOf, IEnumerable<PossibleCounts> counts) =>
        AComparison.Published with
        {
            Tables =
            [
                new()
                {
                    Code = "Q7",
                    Base = outOf,
                    Waiting = 0,
                    Rows = [.. counts.Select((count, i) => new ComparisonRow($"Row {i}", $"Row {i}", CategorySource.Open, count))],
                },
            ],
        };
}
