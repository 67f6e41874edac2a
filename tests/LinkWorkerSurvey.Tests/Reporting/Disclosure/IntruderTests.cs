using LinkWorkerSurvey.Reporting.CrossTables;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>Tests that the intruder derives as much as an exhaustive search over all populations.</summary>
public class IntruderTests(ITestOutputHelper output)
{
    private static readonly TinyQuestion One2 = new(ChooseOne: true, Covered: true, 2, CanBeSilent: false);
    private static readonly TinyQuestion One3 = new(ChooseOne: true, Covered: true, 3, CanBeSilent: false);
    private static readonly TinyQuestion Many2 = new(ChooseOne: false, Covered: true, 2, CanBeSilent: false);
    private static readonly TinyQuestion Many3 = new(ChooseOne: false, Covered: true, 3, CanBeSilent: false);
    private static readonly TinyQuestion ManyOrSilent = new(ChooseOne: false, Covered: true, 3, CanBeSilent: true);
    private static readonly TinyQuestion Coded2 = new(ChooseOne: false, Covered: false, 2, CanBeSilent: false);
    private static readonly TinyQuestion CodedOrSilent = new(ChooseOne: false, Covered: false, 3, CanBeSilent: true);

    private static readonly (int People, TinyQuestion Rows, TinyQuestion Columns)[] OneIsChooseOne =
    [
        (9, One2, One2),
        (8, One2, One3),
        (6, One3, One3),
        (7, Many2, One2),
        (6, One3, Many2),
        (5, Many3, One2),
        (6, ManyOrSilent, One2),
        (4, One3, ManyOrSilent),
        (6, Coded2, One2),
        (5, One3, Coded2),
        (5, CodedOrSilent, One2),
    ];

    private static readonly (int People, TinyQuestion Rows, TinyQuestion Columns)[] NeitherIs =
    [
        (5, Many2, Many2),
        (5, Coded2, Coded2),
        (4, ManyOrSilent, ManyOrSilent),
        (4, ManyOrSilent, Many2),
        (4, CodedOrSilent, Coded2),
        (3, Many3, Many2),
        (3, Many3, Coded2),
    ];

    [Fact]
    public void WhoConsidersEveryPopulation_FindsTheLimitsThatTryingThemGives() =>
        Compare([.. OneIsChooseOne, .. NeitherIs], Intruder.Patience);

    [Fact]
    public void WhereOneQuestionIsChooseOne_LimitsOfSumsSayAsMuch() => Compare(OneIsChooseOne, patience: 0);

    private void Compare((int People, TinyQuestion Rows, TinyQuestion Columns)[] surveys, int patience)
    {
        var (cells, certain) = (0, 0);
        foreach (var (people, rows, columns) in surveys)
        {
            var every = new EveryPopulation(people, rows, columns);
            var random = new Random(people);
            for (var i = 0; i < 60; i++)
            {
                var population = every[random.Next(every.Count)];
                var hidden = population.Cells.Select(_ => random.Next(3) > 0).ToArray();
                var table = new CrossTab(
                    every.Counts(population),
                    [
                        .. Enumerable
                            .Range(0, rows.Categories)
                            .Select(row =>
                                Enumerable
                                    .Range(0, columns.Categories)
                                    .Select(column => hidden[(row * columns.Categories) + column]
                                        ? SuppressionReason.FewerThan5 : (SuppressionReason?)null)
                                    .ToList()),
                    ]);
                var reader = new Intruder(table, rows.Asked(population.Rows), columns.Asked(population.Columns), patience: patience);
                var recovered = reader.Recover();
                foreach (var cell in reader.Hidden)
                {
                    var index = (cell.Row * columns.Categories) + cell.Column;
                    var range = every.Range(population, index, other => !hidden[other]);
                    Assert.Equal(range, reader.Range(cell));
                    Assert.Equal(range.Least == range.Most, recovered.ContainsKey(cell));
                    Assert.Equal(population.Cells[index], recovered.GetValueOrDefault(cell, population.Cells[index]));
                    cells++;
                    certain += range.Least == range.Most ? 1 : 0;
                }
            }
        }

        output.WriteLine(
            $"{cells} hidden cells of tiny tables have the limits that trying every population gives; {certain} of them are certain");
        Assert.InRange(certain, cells / 10, cells - (cells / 10));
    }
}
