using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

public class CrossTabTests
{
    private static readonly RandomTable[] Tables = [.. Enumerable.Range(0, 500).Select(RandomTable.Number)];

    [Fact]
    public void CountsOfOneToFour_AndColumnsOfFewerThanTen_AreNotShown()
    {
        foreach (var random in Tables)
        {
            var table = CrossTab.Of(random.Counts);
            foreach (var cell in random.Cells.Where(cell => !random.NeedsNoHidingByTheLetter(cell) && !SaidByTheWindow(random, cell)))
            {
                var shown = table.Cells[cell.Row][cell.Column];
                Assert.NotNull(shown.Hidden);
                Assert.Null(shown.Count);
            }

            Assert.All(table.Columns.Concat(table.Rows), heading => Assert.False(heading.Respondents is > 0 and < 10));
        }
    }

    [Fact]
    public void WhatIsShown_IsTheCount()
    {
        var table = CrossTab.Of(ChooseOne([[20, 5], [0, 15]]));

        Assert.Equal([20, 5, 0, 15], table.Cells.SelectMany(row => row).Select(cell => cell.Count));
        Assert.Equal([20, 20], table.Columns.Select(column => column.Respondents));
    }

    [Fact]
    public void ASmallCount_TakesWithItWhatWouldLetItBeSubtracted_AndNothingTellsWhichOfThemIsSmall()
    {
        var table = CrossTab.Of(ChooseOne([[3, 17, 40], [25, 22, 50], [30, 31, 90]]));

        Assert.Equal(
            [SuppressionReason.FewerThan5, SuppressionReason.FewerThan5, null, SuppressionReason.FewerThan5, SuppressionReason.FewerThan5,
                null, null, null, null],
            table.Cells.SelectMany(row => row).Select(cell => cell.Hidden));
    }

    [Fact]
    public void WhereSeveralCanBeTicked_TwoWhoDidNotTickAreAsFewAsTwoWhoDid()
    {
        var sides = (
            Rows: new CrossTabAxis("Q1", Exclusive: false, [new("Walking", 98), new("Gardening", 70)]),
            Columns: new CrossTabAxis("Q2", Exclusive: true, [new("Town", 40), new("Country", 80)]));

        var table = CrossTab.Of(new CrossTabCounts(120, sides.Rows, sides.Columns, [[38, 60], [30, 40]]));

        Assert.Equal(
            [SuppressionReason.FewerThan5, SuppressionReason.FewerThan5, null, null],
            table.Cells.SelectMany(row => row).Select(cell => cell.Hidden));
    }

    [Fact]
    public void NoNumberOfPeopleThatFollowsByOneSubtraction_IsOneToFour()
    {
        foreach (var random in Tables)
            Assert.Empty(Subtracted(random, CrossTab.Of(random.Counts)));

        // With primary suppression alone, of counts from 1 to 4, many cells can be derived.
        var leaky = Tables.Sum(random => Subtracted(random, new CrossTab(random.Counts, SmallAlone(random))).Count);
        Assert.InRange(leaky, 500, int.MaxValue);
    }

    private static List<List<SuppressionReason?>> SmallAlone(RandomTable random) => [.. random.Counts.Cells.Select((row, r) =>
        row.Select((_, c) => random.IsSmall((r, c)) ? SuppressionReason.FewerThan5 : (SuppressionReason?)null).ToList())];

    // The respondents of the row outside the column, of the column outside the row, and of neither. Also the sum of suppressed cells in a
    // row or column.
    private static List<string> Subtracted(RandomTable random, CrossTab table)
    {
        var (rows, columns, all) = (random.Rows.Totals, random.Columns.Totals, table.Respondents);
        var found = new List<string>();
        foreach (var (r, c) in random.Cells.Where(cell => !SaidByTheWindow(random, cell)))
        {
            if (table.Cells[r][c].Count is { } count)
                found.AddRange(
                    new[] { rows[r] - count, columns[c] - count, all - rows[r] - columns[c] + count }
                        .Where(left => left is > 0 and < 5).Select(left => $"{left} beside {count} in {r}, {c}"));
        }

        for (var r = 0; r < rows.Count && random.Columns.ChooseOne; r++)
            Together(rows[r], [.. table.Cells[r]]);
        for (var c = 0; c < columns.Count && random.Rows.ChooseOne; c++)
            Together(columns[c], [.. table.Cells.Select(row => row[c])]);
        return found;

        void Together(int total, CrossTabCell[] cells)
        {
            var hidden = total - cells.Sum(cell => cell.Count ?? 0);
            if (hidden is > 0 and < 5 && cells.Any(cell => cell.Count > 0))
                found.Add($"{hidden} hidden together of {total}");
        }
    }

    [Fact]
    public void TheSameCellsAreHidden_WhicheverWayTheTableIsLaid()
    {
        foreach (var random in Tables)
        {
            var (counts, order) = (random.Counts, new Random(random.Counts.Respondents));
            int[] rows = [.. Enumerable.Range(0, counts.Rows.Categories.Count).OrderBy(_ => order.Next())];
            int[] columns = [.. Enumerable.Range(0, counts.Columns.Categories.Count).OrderBy(_ => order.Next())];
            var turned = CrossTab.Of(new CrossTabCounts(
                counts.Respondents,
                counts.Columns with { Categories = [.. columns.Select(c => counts.Columns.Categories[c])] },
                counts.Rows with { Categories = [.. rows.Select(r => counts.Rows.Categories[r])] },
                [.. columns.Select(c => rows.Select(r => counts.Cells[r][c]).ToList())]));

            var table = CrossTab.Of(counts);
            Assert.Equal(
                columns.Select(c => rows.Select(r => table.Cells[r][c].Hidden)),
                turned.Cells.Select(row => row.Select(cell => cell.Hidden)));
            Assert.Equal(
                columns.Select(c => rows.Select(r => table.Cells[r][c].Count)),
                turned.Cells.Select(row => row.Select(cell => cell.Count)));
        }
    }

    [Fact]
    public void CountsThatCannotBe_AreRefused()
    {
        var rows = new CrossTabAxis("Q1", Exclusive: true, [new("a", 12), new("b", 18)]);
        var columns = new CrossTabAxis("Q2", Exclusive: true, [new("a", 10), new("b", 20)]);

        Assert.Throws<ArgumentException>(() => new CrossTabCounts(30, rows, rows, [[12, 0], [0, 18]]));
        Assert.Throws<ArgumentException>(() => new CrossTabCounts(30, rows, columns, [[5, 7]]));
        Assert.Throws<ArgumentException>(() => new CrossTabCounts(30, rows, columns, [[11, 1], [0, 18]]));
        Assert.Throws<ArgumentException>(() => new CrossTabCounts(30, rows, columns, [[5, 7], [6, 12]]));
        Assert.Throws<ArgumentException>(() => new CrossTabCounts(31, rows, columns, [[5, 7], [5, 13]]));
    }

    private static bool SaidByTheWindow(RandomTable random, (int Row, int Column) cell) =>
        new[] { random.Rows.Totals[cell.Row], random.Columns.Totals[cell.Column] }.Any(total =>
            total == 0 || total == random.Counts.Respondents);

    private static CrossTabCounts ChooseOne(int[][] cells) => new(
        cells.Sum(row => row.Sum()),
        new CrossTabAxis("Q1", Exclusive: true, [.. cells.Select((row, r) => new CrossTabCategory($"row {r}", row.Sum()))]),
        new CrossTabAxis(
            "Q2", Exclusive: true, [.. cells[0].Select((_, c) => new CrossTabCategory($"column {c}", cells.Sum(row => row[c])))]),
        cells);
}
