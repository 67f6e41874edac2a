using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

/// <summary>Tests the choice of bases against trying all of them.</summary>
public class LeastTellingBasesTests
{
    private static readonly Gen<PossibleShare> AnyPossibleShare =
        from low in Gen.Int[0, 30]
        from more in Gen.Int[0, 6]
        from count in Gen.Int[0, low]
        select new PossibleShare(count, new PossibleCounts(low, low + more));

    [Fact]
    public void OfSeveralColumns_TheBasesHaveTheSmallestChiSquareOfAllThatArePossible() =>
        (from columns in AnyPossibleShare.Array[2, 4]
         let low = columns.Sum(c => c.Base.Low)
         let high = columns.Sum(c => c.Base.High)
         from first in Gen.Int[low, high]
         from last in Gen.Int[first, high]
         select (columns, all: new PossibleCounts(first, last)))
        .Sample(asked =>
        {
            var found = LeastTellingBases.Of(asked.columns, asked.all);
            Assert.All(found.Zip(asked.columns), pair =>
            {
                Assert.Equal(pair.Second.Count, pair.First.Count);
                Assert.InRange(pair.First.Base, pair.Second.Base.Low, pair.Second.Base.High);
            });
            Assert.InRange(found.Sum(share => share.Base), asked.all.Low, asked.all.High);
            Near.Equal(Tables(asked.columns, asked.all).Min(XSquared), XSquared(found));
        });

    [Fact]
    public void OfTwoCategories_TheCornerHasTheSmallestChiSquare_AndThereIsNoneWhereTheyMayBeAssociatedEitherWay() =>
        (from both in Gen.Int[0, 12]
         from row in Gen.Int[both, both + 20]
         from moreRow in Gen.Int[0, 4]
         from column in Gen.Int[both, both + 20]
         from moreColumn in Gen.Int[0, 4]
         from all in Gen.Int[row + moreRow + column + moreColumn - both, 80]
         from moreAll in Gen.Int[0, 4]
         select (
             both,
             row: new PossibleCounts(row, row + moreRow),
             column: new PossibleCounts(column, column + moreColumn),
             all: new PossibleCounts(all, all + moreAll)))
        .Sample(asked =>
        {
            var tables = (
                from row in Range(asked.row)
                from column in Range(asked.column)
                from all in Range(asked.all)
                select (Share[])[new(asked.both, column), new(row - asked.both, all - column)]).ToList();
            var directions = tables
                .Select(t => Math.Sign(((long)t[0].Count * t[1].Base) - ((long)t[1].Count * t[0].Base))).Distinct().ToList();
            var found = LeastTellingBases.Of(asked.both, asked.row, asked.column, asked.all);
            Assert.Equal(directions.Contains(1) && directions.Contains(-1), found is null);
            if (found is not null)
                Near.Equal(tables.Min(XSquared), XSquared(found));
        });

    private static IEnumerable<int> Range(PossibleCounts counts) => Enumerable.Range(counts.Low, counts.High - counts.Low + 1);

    private static IEnumerable<Share[]> Tables(PossibleShare[] columns, PossibleCounts all) => columns
        .Aggregate((IEnumerable<Share[]>)[[]], (tables, column) =>
            tables.SelectMany(table => Range(column.Base).Select(outOf => (Share[])[.. table, new Share(column.Count, outOf)])))
        .Where(table => table.Sum(share => share.Base) >= all.Low && table.Sum(share => share.Base) <= all.High);

    private static double XSquared(IReadOnlyList<Share> table) =>
        ChiSquareTest.Of([[.. table.Select(share => share.Count)], [.. table.Select(share => share.Base - share.Count)]])?.Statistic ?? 0;
}
