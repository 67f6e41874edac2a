using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Statistics;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

public class CrossTabStatisticsTests(ITestOutputHelper output)
{
    [Fact]
    public void LettersAndTest_AreTheSame_WhateverTheHiddenCellsHold()
    {
        var (moved, told) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = RandomTable.Number(seed);
            var table = CrossTab.Of(random.Counts);
            if (Move(random.Counts, table) is not { } others)
                continue;
            moved++;
            var hidden = table.Cells.Select(row => row.Select(cell => cell.Hidden).ToList()).ToList();
            Assert.Equal(Said(CrossTabStatistics.Of(table)), Said(CrossTabStatistics.Of(new CrossTab(others, hidden))));
            told += ChiSquareTest.Of(random.Counts.Cells) != ChiSquareTest.Of(others.Cells) ? 1 : 0;
        }

        output.WriteLine(
            $"{moved} tables whose hidden cells can hold something else; a test of all cells would tell the two apart in {told}");
        Assert.InRange(moved, 200, 3000);
        Assert.InRange(told, moved * 9 / 10, moved);
    }

    [Fact]
    public void WhereEverybodyIsInOneRowAndOneColumn_TheTestIsOfTheWholeTable_WithoutThoseWhoGaveNoAnswer()
    {
        var statistics = Statistics(
            Side("Q1", exclusive: true, ("Yes", 60), ("No", 60), ("No answer", 20)),
            Side("Q2", exclusive: true, ("Town", 70), ("Country", 70)),
            [
                [40, 20],
                [20, 40],
                [10, 10],
            ]);

        Assert.Equal(ChiSquareTest.Of([[40, 20], [20, 40]]), statistics.ChiSquare);
        Assert.Null(statistics.Items);
        Assert.Equal(
            ["A>B", "B>A", ""],
            statistics.Letters.Select(row => string.Join(' ', row.SelectMany(c => c.HigherThan, (c, lower) => $"{c.Letter}>{lower}"))));
    }

    [Fact]
    public void WhereOneCellIsHidden_TheWholeTableIsNotTested_AndTheCellIsComparedWithNone()
    {
        var statistics = Statistics(
            Side("Q1", exclusive: true, ("Yes", 60), ("No", 97), ("Perhaps", 151)),
            Side("Q2", exclusive: true, ("Town", 58), ("Country", 70), ("Island", 180)),
            [
                [3, 17, 40],
                [25, 22, 50],
                [30, 31, 90],
            ]);

        Assert.Null(statistics.ChiSquare);
        Assert.All(statistics.Letters.Take(2), row => Assert.False(row[0].Compared));
        Assert.True(statistics.Letters[2][0].Compared);
    }

    [Fact]
    public void WhereRowsAreShared_EachRowIsTested_OverTheColumns()
    {
        var rows = Side("Q1", exclusive: false, ("Walking", 70), ("Gardening", 80), ("Singing", 52));
        var columns = Side("Q2", exclusive: true, ("Town", 60), ("Country", 60));

        Assert.Equal(
            Said(
                MultipleResponseTest.Of([
                    [new(50, 60), new(20, 60)],
                    [new(40, 60), new(40, 60)],
                ])),
            Said(
                Statistics(
                    rows,
                    columns,
                    [
                        [50, 20],
                        [40, 40],
                        [50, 2],
                    ]).Items));
        Assert.Equal(
            Said(
                MultipleResponseTest.Of([
                    [new(50, 60), new(20, 60)],
                    [new(40, 60), new(40, 60)],
                ])),
            Said(
                Statistics(
                    columns,
                    rows,
                    [
                        [50, 40, 50],
                        [20, 40, 2],
                    ]).Items));
    }

    [Fact]
    public void WhereBothAreShared_EachPairIsTested()
    {
        var statistics = Statistics(
            Side("Q1", exclusive: false, ("Walking", 70), ("Gardening", 60)),
            Side("Q2", exclusive: false, ("Town", 60), ("Country", 50)),
            [
                [40, 30],
                [30, 30],
            ]);

        Assert.Equal(
            Said(
                MultipleResponseTest.Of([
                    [new(40, 60), new(30, 60)],
                    [new(30, 50), new(40, 70)],
                    [new(30, 60), new(30, 60)],
                    [new(30, 50), new(30, 70)],
                ])),
            Said(statistics.Items));
    }

    // Moves one respondent between suppressed cells so that every sum stays the same: two cells up, two down.
    private static CrossTabCounts? Move(CrossTabCounts counts, CrossTab table)
    {
        var hidden = (
            from r in Enumerable.Range(0, table.Rows.Count)
            from c in Enumerable.Range(0, table.Columns.Count)
            where table.Cells[r][c].Hidden is not null
            select (r, c)).ToHashSet();
        foreach (var (r, c) in hidden)
        {
            foreach (
                var (s, d) in hidden.Where(other =>
                    other.r != r && other.c != c && hidden.Contains((r, other.c)) && hidden.Contains((other.r, c))))
            {
                try
                {
                    return new CrossTabCounts(
                        counts.Respondents,
                        counts.Rows,
                        counts.Columns,
                        [
                            .. counts.Cells.Select(
                                (row, i) =>
                                    row.Select(
                                            (count, j) =>
                                                count
                                                + (
                                                    (i, j) == (r, c) || (i, j) == (s, d) ? 1
                                                    : (i, j) == (r, d) || (i, j) == (s, c) ? -1
                                                    : 0))
                                        .ToList()),
                        ]);
                }
                catch (ArgumentException)
                {
                    // These four cells cannot change in this way.
                }
            }
        }

        return null;
    }

    private static CrossTabStatistics Statistics(CrossTabAxis rows, CrossTabAxis columns, int[][] cells) =>
        CrossTabStatistics.Of(
            CrossTab.Of(
                new CrossTabCounts(
                    rows.Exclusive ? rows.Categories.Sum(c => c.Total)
                        : columns.Exclusive ? columns.Categories.Sum(c => c.Total)
                        : 120,
                    rows,
                    columns,
                    cells)));

    private static CrossTabAxis Side(string question, bool exclusive, params (string Label, int Total)[] categories) =>
        new(question, exclusive, [.. categories.Select(c => new CrossTabCategory(c.Label, c.Total, c.Label == "No answer"))]);

    private static string Said(CrossTabStatistics statistics) =>
        $"{statistics.ChiSquare}; {Said(statistics.Items)}; "
            + string.Join(
                ' ',
                statistics.Letters.SelectMany(row => row).Select(c => $"{c.Letter}{c.Compared}{string.Concat(c.HigherThan)}"));

    private static string Said(MultipleResponseTest? test) =>
        test is null ? "none" : $"{test.Statistic} {test.PValue} {string.Join(' ', test.Items)}";
}
