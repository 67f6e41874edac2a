using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>
/// What an intruder knows of sums of cells. Of 20 respondents, 4 gave no answer to the question down the rows; the others ticked 21
/// options. Cells are numbered by row: 0 and 1 are of 'Gardening', 2 and 3 of 'No answer', 4 and 5 of 'Walking'.
/// </summary>
public class IntruderConstraintTests
{
    private static readonly CrossTabAxis Rows =
        new("Q1", Exclusive: false, [new("Gardening", 9), new("No answer", 4, NotAnswered: true), new("Walking", 12)]);

    // Each respondent of a row is in one column. The respondents of a column are in at least one row each, and there are 5 ticks more than
    // respondents.
    [Fact]
    public void Of_OneColumnEach_KnowsTheSumsOfRows_AndLimitsThoseOfColumns()
    {
        var columns = new CrossTabAxis("Q2", Exclusive: true, [new("Country", 8), new("Town", 12)]);

        Assert.Equal(
            [
                "0+1: 9 to 9", "0+1+2+3: 13 to 13", "2+3: 4 to 4", "2+3: 4 to 4", "4+5: 12 to 12", "4+5+2+3: 16 to 16",
                "0+2+4: 8 to 13", "1+3+5: 12 to 17",
            ],
            Sums(columns, [[4, 5], [2, 2], [4, 8]]));
    }

    // There are 2 more ticks in columns than respondents.
    [Fact]
    public void Of_SeveralColumnsEach_LimitsTheSumsOfRowsToo()
    {
        var columns = new CrossTabAxis("Q2", Exclusive: false, [new("Country", 8), new("Town", 14)]);

        Assert.Equal(
            [
                "0+1: 9 to 11", "0+1+2+3: 13 to 15", "2+3: 4 to 6", "2+3: 4 to 6", "4+5: 12 to 14", "4+5+2+3: 16 to 18",
                "0+2+4: 8 to 13", "0+2+4: 8 to 13", "1+3+5: 14 to 19", "1+3+5: 14 to 19",
            ],
            Sums(columns, [[4, 6], [2, 3], [4, 8]]));
    }

    // Respondents who were coded into no category make some sums smaller and leave more for the others. A limit that the true counts do
    // not keep is no limit.
    [Fact]
    public void Of_CountsThatBreakALimit_GivesThatLimitUp()
    {
        var columns = new CrossTabAxis("Q2", Exclusive: false, [new("Country", 8), new("Town", 14)]);

        Assert.Equal(
            [
                "0+1: 9 to 40", "0+1+2+3: 13 to 80", "2+3: 4 to 6", "2+3: 4 to 6", "4+5: 0 to 14", "4+5+2+3: 0 to 18",
                "0+2+4: 8 to 60", "0+2+4: 8 to 60", "1+3+5: 0 to 19", "1+3+5: 0 to 19",
            ],
            Sums(columns, [[8, 5], [2, 2], [4, 6]]));
    }

    // The sums of whole rows and columns; the constraints of single cells and their groups come before them.
    private static IEnumerable<string> Sums(CrossTabAxis columns, int[][] cells)
    {
        var grid = new CrossTabGrid(new CrossTabCounts(20, Rows, columns, cells));
        return IntruderConstraint
            .Of(grid)
            .Skip(grid.LineGroups.Sum(groups => groups.Count) * grid.AcrossGroups.Sum(groups => groups.Count))
            .Select(known => $"{string.Join('+', known.Cells)}: {known.Min} to {known.Max}");
    }
}
