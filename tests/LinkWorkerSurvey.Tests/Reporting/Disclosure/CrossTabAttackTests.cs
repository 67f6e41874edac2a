using LinkWorkerSurvey.Reporting.CrossTables;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>Attack by an intruder, who tries to derive suppressed cells in ten thousand cross-tabulations.</summary>
public class CrossTabAttackTests(ITestOutputHelper output)
{
    private const int Tables = 10_000;

    [Fact]
    public void OfTenThousandTables_NoHiddenCellIsWorkedOut_AndMostOfWhatNeedsNoHidingIsShown()
    {
        var read = Run(Tables, (random, seed) =>
        {
            var table = CrossTab.Of(random.Counts);
            var reader = new Intruder(table, random.Rows, random.Columns);
            var itself = new Suppression(random.Counts).PrimarySuppression();
            return (
                Hidden: reader.Hidden.Count(),
                Recovered: reader.Recover().Select(cell => $"{cell.Value} in {cell.Key} of table {seed}").ToList(),
                Exact: reader.Considers || random.Rows.ChooseOne || random.Columns.ChooseOne,
                Needless: random.Cells.Count(cell => itself[cell.Row][cell.Column] is null),
                Shown: random.Cells.Count(cell => table.Cells[cell.Row][cell.Column].Hidden is null),
                OfAuthors: random.TellingOfAuthors().Count(),
                OfAuthorsShown: random.TellingOfAuthors().Count(cell => table.Cells[cell.Row][cell.Column].Hidden is null),
                Letter: random.Cells.Where(random.NeedsNoHidingByTheLetter).Count(),
                LetterShown: random
                    .Cells.Where(random.NeedsNoHidingByTheLetter)
                    .Count(cell => table.Cells[cell.Row][cell.Column].Hidden is null));
        });

        double shown = read.Sum(t => t.Shown) / (double)read.Sum(t => t.Needless),
            byTheLetter = read.Sum(t => t.LetterShown) / (double)read.Sum(t => t.Letter);
        output.WriteLine(
            $"{Tables} tables, {read.Sum(t => t.Hidden)} hidden cells: {read.Sum(t => t.Recovered.Count)} recovered; as by trying every "
                + $"population in {read.Count(t => t.Exact)} tables, by limits of sums in the others");
        output.WriteLine($"cells that need no hiding, by both rules on both sides: {shown:P1} of {read.Sum(t => t.Needless)} shown");
        output.WriteLine(
            $"by the page's words, counts, what one subtraction leaves, and column bases: {byTheLetter:P1} of {read.Sum(t => t.Letter)}");
        output.WriteLine($"cells with nobody or everybody who wrote a text: {read.Sum(t => t.OfAuthors)}, none shown");
        Assert.Empty(read.SelectMany(t => t.Recovered));
        Assert.InRange(read.Sum(t => t.OfAuthors), 1_000, int.MaxValue);
        Assert.All(read, t => Assert.Equal(0, t.OfAuthorsShown));
        Assert.InRange(shown, 0.9, 1);
        Assert.InRange(byTheLetter, 0.8, 1);
    }

    [Fact]
    public void WithNothingButSmallCountsHidden_MostOfTheTablesAreOpened()
    {
        var read = Run(Tables, (random, _) =>
            {
                var small = random.Cells.Where(random.IsSmall).ToHashSet();
                var table = new CrossTab(
                    random.Counts,
                    [
                        .. random.Counts.Cells.Select(
                            (row, r) => row.Select(
                                (_, c) => small.Contains((r, c)) ? SuppressionReason.FewerThan5 : (SuppressionReason?)null).ToList()),
                    ]);
                var recovered = new Intruder(table, random.Rows, random.Columns, few: (1, 4)).Recover();
                Assert.All(recovered, cell => Assert.Equal(random.Counts.Cells[cell.Key.Row][cell.Key.Column], cell.Value));
                return (ChooseOne: random.Rows.ChooseOne && random.Columns.ChooseOne, Small: small.Count, Recovered: recovered.Count);
            })
            .Where(t => t.Small > 0)
            .ToList();

        foreach (var kind in read.GroupBy(t => t.ChooseOne))
        {
            output.WriteLine(
                $"only counts of 1 to 4 hidden, {(kind.Key ? "choose-one by choose-one" : "with a choose-many question")}: "
                    + $"{kind.Sum(t => t.Recovered)} of {kind.Sum(t => t.Small)} recovered, "
                    + $"in {kind.Count(t => t.Recovered > 0)} of {kind.Count()} tables");
            Assert.InRange(kind.Count(t => t.Recovered > 0), kind.Count() / 2, kind.Count());
        }

        // With two choose-one questions every margin is a sum of cells. With multiple choice, fewer sums can be used to derive cells.
        Assert.InRange(
            read.Where(t => t.ChooseOne).Sum(t => t.Recovered),
            read.Where(t => t.ChooseOne).Sum(t => t.Small) / 2,
            int.MaxValue);
    }

    private static List<T> Run<T>(int tables, Func<RandomTable, int, T> read) =>
        [.. Enumerable.Range(0, tables).AsParallel().AsOrdered().Select(seed => read(RandomTable.Number(seed), seed))];
}
