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
    public void WhereOneCellIsHidden_TheRowsWithoutHiddenCellsAreTested_AndTheCellIsComparedWithNone()
    {
        var statistics = Statistics(
            Side("Q1", exclusive: true, ("Yes", 60), ("No", 57), ("Perhaps", 191)),
            Side("Q2", exclusive: true, ("Town", 58), ("Country", 70), ("Island", 180)),
            [
                [3, 17, 40],
                [25, 22, 10],
                [30, 31, 130],
            ]);

        Assert.Null(statistics.ChiSquare);
        Assert.Equal(Said(MultipleResponseTest.Of([[new(30, 58), new(31, 70), new(130, 180)]])), Said(statistics.Items));
        Assert.Equal(3, statistics.PossibleItems);
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

    [Fact]
    public void ThoseWithoutAnAnswer_AreInNoTest_EvenIfTheTableDoesNotShowInWhichColumnTheyAre()
    {
        // Everybody who answered ticked 'Walking', and 8 people of one column gave no answer.
        var skipped = Statistics(
            Side("Q1", exclusive: false, ("Walking", 112), ("Gardening", 60), ("No answer", 8)),
            Side("Q2", exclusive: true, ("Town", 60), ("Country", 60)),
            [
                [60, 52],
                [30, 30],
                [0, 8],
            ]);

        Assert.Empty(skipped.Letters.SelectMany(row => row).SelectMany(column => column.HigherThan));
        Assert.InRange(skipped.PValue!.Value, 0.5, 1);
    }

    [Fact]
    public void ARowWithHiddenCells_IsTestedOverTheColumnsThatItShows()
    {
        // Five people gave no answer to the question of the columns. What would reveal them is hidden in another column.
        var statistics = Statistics(
            Side("Q1", exclusive: false, ("Walking", 117), ("Gardening", 120)),
            Side("Q2", exclusive: true, ("Town", 60), ("Country", 60), ("Island", 75), ("No answer", 5)),
            [
                [50, 20, 45, 2],
                [30, 40, 48, 2],
            ]);

        Assert.Equal(2, statistics.PossibleItems);
        Assert.Equal(2, statistics.Items!.Items.Count(item => item is { Degrees: 1 }));
        Assert.NotEmpty(statistics.Letters[0].SelectMany(column => column.HigherThan));
    }

    [Fact]
    public void LettersNeedASignificantTestOfTheWholeTable()
    {
        CrossTabStatistics Of(int town) => Statistics(
            Side("Q1", exclusive: false, ("Walking", town + 40), ("Gardening", 80), ("Singing", 81), ("Reading", 79), ("Cooking", 80)),
            Side("Q2", exclusive: true, ("Town", 100), ("Country", 100)),
            [
                [town, 40],
                [40, 40],
                [40, 41],
                [40, 39],
                [41, 39],
            ]);

        // The pair alone is significant in both tables (p = .034 and .0015), but of five rows only in the second.
        Assert.Equal((false, null), (Of(55).HasLetters, Of(55).ColumnLetters[0]));
        Assert.InRange(Of(55).PValue!.Value, 0.05, 1);
        Assert.Equal((true, "A"), (Of(63).HasLetters, Of(63).ColumnLetters[0]));
        Assert.Equal(["B"], Of(63).Letters[0][0].HigherThan);
    }

    [Fact]
    public void ColumnsThatCanShareRespondents_AreNotComparedByLetters()
    {
        var statistics = Statistics(
            Side("Q1", exclusive: true, ("Yes", 60), ("No", 60)),
            Side("Q2", exclusive: false, ("Town", 60), ("Country", 60)),
            [
                [50, 20],
                [10, 40],
            ]);

        Assert.InRange(statistics.PValue!.Value, 0, 0.001);
        Assert.False(statistics.HasLetters);
        Assert.Empty(statistics.Letters.SelectMany(row => row).SelectMany(column => column.HigherThan));
    }

    /// <summary>
    /// In each table, the people of all columns choose the items alike, but skip the question with a different probability in each column.
    /// </summary>
    [Fact]
    public void WhereColumnsDifferOnlyInWhoSkipsTheQuestion_LettersAreNoMoreFrequentThanTheStatedRate()
    {
        var (rows, lettered, naive, tables) = (0, 0, 0, 0);
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var counts = Skipped(random, columns: random.Next(2, 5), items: random.Next(1, 6), difference: 0);
            var table = CrossTab.Of(counts);
            var statistics = CrossTabStatistics.Of(table);
            tables += statistics.HasLetters ? 1 : 0;
            foreach (var (r, row) in table.Rows.Index().Where(row => !row.Item.NotAnswered))
            {
                rows++;
                lettered += statistics.Letters[r].Any(column => column.HigherThan.Count > 0) ? 1 : 0;
                naive += ColumnComparison
                    .Of([.. table.Columns.Select((column, c) => Share(counts.Cells[r][c], column.Respondents))])
                    .Any(column => column.HigherThan.Count > 0) ? 1 : 0;
            }
        }

        output.WriteLine(
            $"{rows} rows without differences among those who answered: {lettered / (double)rows:P1} have a letter (stated: each row at "
                + $"5%), {tables / 2000.0:P1} of the tables are significant; with 'no answer' taken for 'not chosen' "
                + $"{naive / (double)rows:P1}");
        Assert.InRange(lettered / (double)rows, 0, 0.05);
        Assert.InRange(tables / 2000.0, 0, 0.05 + (3 * Math.Sqrt(0.05 * 0.95 / 2000)));
        Assert.InRange(naive / (double)rows, 0.15, 1);
    }

    [Fact]
    public void WhereColumnsDifferAmongThoseWhoAnswered_LettersAreGiven()
    {
        var random = new Random(2);
        var found = Enumerable.Range(0, 300).Count(_ =>
            CrossTabStatistics.Of(CrossTab.Of(Skipped(random, columns: 3, items: 4, difference: 0.25))).HasLetters);

        output.WriteLine($"shares 25 percentage points apart: {found} of 300 tables have letters");
        Assert.InRange(found, 200, 300);
    }

    private static CrossTabCounts Skipped(Random random, int columns, int items, double difference)
    {
        int[] people = [.. Enumerable.Range(0, columns).Select(_ => random.Next(60, 250))];
        double[] skips = [.. people.Select(_ => 0.5 * Math.Pow(random.NextDouble(), 2))];
        double[] likes = [.. Enumerable.Range(0, items).Select(_ => random.NextDouble())];
        likes[0] = difference == 0 ? 1 : 0.3;
        var cells = Enumerable.Range(0, items + 1).Select(_ => new int[columns]).ToArray();
        for (var c = 0; c < columns; c++)
        {
            for (var person = 0; person < people[c]; person++)
            {
                if (random.NextDouble() < skips[c])
                    cells[items][c]++;
                else
                    for (var item = 0; item < items; item++)
                        cells[item][c] += random.NextDouble() < likes[item] + (item == 0 && c == 0 ? difference : 0) ? 1 : 0;
            }
        }

        return new CrossTabCounts(
            people.Sum(),
            new CrossTabAxis(
                "Q1",
                Exclusive: false,
                [.. cells.Select((row, r) => new CrossTabCategory($"item {r}", row.Sum(), NotAnswered: r == items))]),
            new CrossTabAxis("Q2", Exclusive: true, [.. people.Select((some, c) => new CrossTabCategory($"column {c}", some))]),
            cells);
    }

    private static PossibleShare? Share(int count, int? outOf) => outOf is { } all ? new PossibleShare(new Share(count, all)) : null;

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
