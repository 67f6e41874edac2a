using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>
/// Small tables, each with the reason for what is suppressed in it. In the expected texts '.' is shown, 'b' has a base under 10, and 'c' is
/// suppressed otherwise.
/// </summary>
public class SuppressionTests
{
    // Nobody is in the third column, so that the whole window's tables reveal its cells.
    [Fact]
    public void ABaseOf10AndACountOf5_AreShown_AndSoIsAColumnOfNobody()
    {
        var table = CrossTab.Of(ChooseOne([[5, 5, 0], [20, 20, 0]]));

        Assert.Equal(["...", "..."], Hidden(table));
        Assert.Equal([10, 40], table.Rows.Select(row => row.Respondents));
        Assert.Equal([25, 25, 0], table.Columns.Select(column => column.Respondents));
    }

    // The two cells of the first row are worked out from their columns unless one more row is suppressed: the one with fewer respondents.
    [Fact]
    public void ABaseOf9_TakesTheSmallestOtherRowWithIt_AndKeepsItsReason()
    {
        var table = CrossTab.Of(ChooseOne([[5, 4], [30, 30], [20, 20]]));

        Assert.Equal(["bb", "..", "cc"], Hidden(table));
        Assert.Equal([null, 60, 40], table.Rows.Select(row => row.Respondents));
    }

    // 2 and 2 are 4 people, whom a reader finds as the rest of the row. The third column has fewer respondents than the fourth.
    [Theory]
    [InlineData(2, "ccc.")]
    [InlineData(3, "cc..")]
    public void SuppressedCellsOf4Together_TakeTheSmallestColumnWithThem_AndOf5DoNot(int second, string first)
    {
        var table = CrossTab.Of(ChooseOne([[2, second, 30, 50], [30, 30, 40, 50], [30, 30, 40, 50]]));

        Assert.Equal(first, Hidden(table)[0]);
    }

    // A respondent can be in several columns, so that the cells of a row do not add up to its total: nobody finds the 3 by subtraction from
    // the row. From the total of their column the other cell of the column is found.
    [Theory]
    [InlineData("Q1", "Q2")]
    [InlineData("Q2", "Q1")]
    public void ACellOf3_AmongSeveralChoices_TakesNoOtherChoiceWithIt(string rows, string columns)
    {
        var table = CrossTab.Of(
            new CrossTabCounts(
                100,
                new CrossTabAxis(rows, true, [new("Town", 50), new("Country", 50)]),
                new CrossTabAxis(columns, false, [new("Walking", 30), new("Gardening", 60), new("Singing", 50)]),
                [[3, 30, 25], [27, 30, 25]]));

        Assert.Equal(["c..", "c.."], Hidden(table));
    }

    // All but 9, or all but 10, of the 90 who answered ticked the item. The 10 outside are 5 and 5 in the columns.
    [Theory]
    [InlineData(81, 41, 40, "bb")]
    [InlineData(80, 40, 40, "..")]
    [InlineData(90, 45, 45, "..")]
    public void AnItemThatAllBut9WhoAnsweredTicked_HasABaseUnder10(int ticked, int town, int country, string expected)
    {
        var table = CrossTab.Of(
            new CrossTabCounts(
                100,
                new CrossTabAxis("Q1", false, [new("Walking", ticked), new("Gardening", 60), new("No answer", 10, NotAnswered: true)]),
                new CrossTabAxis("Q2", true, [new("Town", 50), new("Country", 50)]),
                [[town, country], [30, 30], [5, 5]]));

        Assert.Equal(expected, Hidden(table)[0]);
    }

    // Whoever codes the texts of the first row would know where each of their authors lives.
    [Theory]
    [InlineData(false, new[] { "..", ".." })]
    [InlineData(true, new[] { "cc", "cc" })]
    public void NobodyAndEverybodyOfARowOfTexts_AreSuppressed(bool hasTexts, string[] expected)
    {
        var table = CrossTab.Of(
            new CrossTabCounts(
                100,
                new CrossTabAxis("Q1", true, [new("Moved", 20), new("Stayed", 80)], hasTexts),
                new CrossTabAxis("Q2", true, [new("Town", 50), new("Country", 50)]),
                [[0, 20], [50, 30]]));

        Assert.Equal(expected, Hidden(table));
    }

    // Nobody who wrote 'Moved' sings, and nobody at all does: the whole window's table says so.
    [Fact]
    public void WhatTheWholeWindowsTableSays_IsShownOfTextsToo()
    {
        var table = CrossTab.Of(
            new CrossTabCounts(
                100,
                new CrossTabAxis("Q1", false, [new("Moved", 20), new("Stayed", 80)], HasTexts: true),
                new CrossTabAxis("Q2", false, [new("Walking", 50), new("Singing", 0), new("Reading", 60)]),
                [[10, 0, 20], [40, 0, 40]]));

        Assert.Equal(["..c", "..c"], Hidden(table));
    }

    // The search for another table gives up: nearly every cell is empty, and none of them can have fewer. What the whole window's tables
    // reveal is shown nevertheless: the last column has nobody.
    [Fact]
    public void ATableInWhichTheSearchGivesUp_IsSuppressedButForWhatIsKnown()
    {
        int[][] cells =
        [
            [23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            [0, 22, 0, 0, 0, 0, 0, 0, 0, 13, 0],
            [0, 0, 15, 0, 0, 0, 0, 0, 28, 0, 0],
            [0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 29, 0, 4, 28, 0, 0, 0],
            [0, 0, 0, 0, 0, 6, 21, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0],
            [0, 0, 26, 11, 0, 0, 0, 0, 9, 0, 0],
            [0, 8, 8, 0, 0, 0, 0, 0, 0, 4, 0],
        ];

        var hidden = Hidden(CrossTab.Of(ChooseOne(cells)));

        Assert.Equal(Enumerable.Repeat("cccccbcccc.", 10), hidden);
    }

    // Most cells are empty here too. The search finds other tables before it gives up, because it first changes the sums that leave the
    // least choice.
    [Fact]
    public void ATableOfFewFilledCells_IsNotGivenUp()
    {
        var table = CrossTab.Of(ChooseOne([[25, 0, 0, 0, 0], [0, 8, 0, 0, 0], [0, 0, 27, 29, 10], [0, 0, 20, 29, 0], [0, 26, 0, 0, 21]]));

        Assert.Equal(["cc...", "bbbbb", ".....", "c.cc.", "c...c"], Hidden(table));
    }

    [Fact]
    public void AReaderWhoHasLeft_StopsTheSearch()
    {
        var counts = ChooseOne([[3, 17, 40], [25, 22, 50], [30, 31, 90]]);

        Assert.Throws<OperationCanceledException>(() => CrossTab.Of(counts, new CancellationToken(canceled: true)));
    }

    private static List<string> Hidden(CrossTab table) =>
        table.Cells.Select(row =>
            string.Concat(row.Select(cell => cell.Hidden switch { null => '.', SuppressionReason.BaseUnder10 => 'b', _ => 'c' }))).ToList();

    private static CrossTabCounts ChooseOne(int[][] cells) => new(
        cells.Sum(row => row.Sum()),
        new CrossTabAxis("Q1", Exclusive: true, [.. cells.Select((row, r) => new CrossTabCategory($"row {r}", row.Sum()))]),
        new CrossTabAxis(
            "Q2", Exclusive: true, [.. cells[0].Select((_, c) => new CrossTabCategory($"column {c:00}", cells.Sum(row => row[c])))]),
        cells);
}
