using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>Tests the bases 'those who answered' of cross-tabulations.</summary>
public class AnsweredBasesTests
{
    [Fact]
    public void OfRandomTables_TheTrueBasesAreWithinTheLimits_AndExactWhereTheTableShowsThem()
    {
        var (exact, limited) = (0, 0);
        foreach (var random in Enumerable.Range(0, 2000).Select(RandomTable.Number))
        {
            var table = CrossTab.Of(random.Counts);
            var bases = AnsweredBases.Of(table);
            var (silentRow, silentColumn) = (random.Rows.NotAnswered, random.Columns.NotAnswered);
            foreach (var (column, outOf) in bases.Columns.Index())
                Check(
                    outOf,
                    table.Columns[column].Respondents,
                    silentRow is { } row ? random.Counts.Cells[row][column] : 0,
                    silentRow is { } shown ? table.Cells[shown][column].Count : 0);
            foreach (var (row, outOf) in bases.Rows.Index())
                Check(
                    outOf,
                    table.Rows[row].Respondents,
                    silentColumn is { } column ? random.Counts.Cells[row][column] : 0,
                    silentColumn is { } shown ? table.Cells[row][shown].Count : 0);
            var both = random.Counts.Respondents - table.RowsNotAnswered - table.ColumnsNotAnswered
                + (silentRow is { } r && silentColumn is { } c ? random.Counts.Cells[r][c] : 0);
            Assert.InRange(both, bases.Both.Low, bases.Both.High);
        }

        Assert.InRange(exact, 1000, int.MaxValue);
        Assert.InRange(limited, 1000, int.MaxValue);

        void Check(PossibleCounts? outOf, int? respondents, int without, int? shown)
        {
            Assert.Equal(respondents is null, outOf is null);
            if (outOf is not var (low, high))
                return;
            Assert.InRange(respondents!.Value - without, low, high);
            if (shown is not null)
                Assert.Equal((respondents - without, respondents - without), (low, high));
            (exact, limited) = low == high ? (exact + 1, limited) : (exact, limited + 1);
        }
    }

    [Fact]
    public void WhereTheTableHidesWhoGaveNoAnswer_AColumnCanHaveAllOfThemThatAreLeft_ButNobodyWhoIsInARow()
    {
        var table = new CrossTab(
            new CrossTabCounts(
                130,
                new CrossTabAxis(
                    "Q1", Exclusive: false, [new("Walking", 97), new("Gardening", 60), new("No answer", 20, NotAnswered: true)]),
                new CrossTabAxis("Q2", Exclusive: true, [new("Town", 40), new("Country", 50), new("Island", 40)]),
                [
                    [36, 31, 30],
                    [20, 20, 20],
                    [3, 15, 2],
                ]),
            [
                [null, null, null],
                [null, null, null],
                [SuppressionReason.FewerThan5, null, SuppressionReason.FewerThan5],
            ]);

        // 20 gave no answer, 15 of them in the second column. The first column has 36 people who walk, so at most 4 can have given none.
        // Of the 110 who answered, at least 36 and 35 are in the other two columns, so at most 39 are in the third.
        Assert.Equal([new(36, 40), new(35, 35), new(35, 39)], AnsweredBases.Of(table).Columns.Select(outOf => outOf!.Value));
    }
}
