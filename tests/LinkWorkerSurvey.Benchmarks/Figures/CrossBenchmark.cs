using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Reporting.CrossTables;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>
/// Measures disclosure control of large cross-tabulations. Two questions are answered by synthetic people: one or several options each, of
/// which few are common. Readers are refused tables over <see cref="CrossTab.MostCells"/>; the larger ones show what they would cost.
/// </summary>
internal static class CrossBenchmark
{
    private const int People = 2_000;
    private const int NotAnswered = 10;

    private static readonly (int Rows, int Columns)[] Sizes = [(60, 60), (70, 71), (120, 120), (300, 258)];

    public static Command Command()
    {
        var command = new Command("cross", "Disclosure control of large cross-tabulations.");
        command.SetAction(_ =>
        {
            CrossTab.Of(Counts(20, 20, exclusive: true));
            Console.WriteLine("| categories | choose-one: s | suppressed | several choices: s | suppressed |\n|---|---|---|---|---|");
            foreach (var (rows, columns) in Sizes)
                Console.WriteLine($"| {rows} by {columns} | {Measure(rows, columns, true)} | {Measure(rows, columns, false)} |");
        });
        return command;
    }

    private static string Measure(int rows, int columns, bool exclusive)
    {
        var counts = Counts(rows, columns, exclusive);
        var begun = Stopwatch.GetTimestamp();
        var cells = CrossTab.Of(counts).Cells.SelectMany(row => row).ToList();
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var hidden = cells.Count(cell => cell.Hidden is not null) / (double)cells.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} | {100 * hidden:0}%");
    }

    private static CrossTabCounts Counts(int rows, int columns, bool exclusive)
    {
        var random = new Random(rows);
        var people = Enumerable.Range(0, People).Select(_ => (Rows: Answer(rows), Columns: Answer(columns))).ToList();
        var both = people.SelectMany(p => p.Rows.SelectMany(_ => p.Columns, (row, column) => (row, column))).CountBy(b => b).ToDictionary();
        return new CrossTabCounts(
            People,
            Axis("Q1", rows, people.Select(p => p.Rows)),
            Axis("Q2", columns, people.Select(p => p.Columns)),
            [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => both.GetValueOrDefault((r, c))).ToList())]);

        // The last category is 'not answered'. The square of a random number makes the first options more common than the others.
        int[] Answer(int categories) =>
            random.Next(NotAnswered) == 0
                ? [categories - 1]
                :
                [
                    .. Enumerable.Range(0, exclusive ? 1 : 1 + random.Next(4))
                        .Select(_ => (int)(Math.Pow(random.NextDouble(), 2) * (categories - 1))).Distinct(),
                ];

        CrossTabAxis Axis(string question, int categories, IEnumerable<int[]> answers)
        {
            var totals = answers.SelectMany(answer => answer).CountBy(category => category).ToDictionary();
            return new(
                question,
                exclusive,
                [
                    .. Enumerable
                        .Range(0, categories)
                        .Select(i => new CrossTabCategory($"{i:000}", totals.GetValueOrDefault(i), i == categories - 1)),
                ]);
        }
    }
}
