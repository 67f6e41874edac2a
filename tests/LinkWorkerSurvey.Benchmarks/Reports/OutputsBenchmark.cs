using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;

namespace LinkWorkerSurvey.Benchmarks.Reports;

/// <summary>Measures how long all files of the report on the reconstruction of 2019 take, from the count on.</summary>
internal static class OutputsBenchmark
{
    private const int Times = 3;

    public static Command Command()
    {
        var command = new Command("outputs", "All files of a report on 105 responses.");
        command.SetAction(async _ =>
        {
            var folder = Directory.CreateTempSubdirectory("outputs");
            try
            {
                await using var database = await BenchmarkDatabase.PrepareAsync(folder.FullName);
                await database.WithAsync<Reconstruction, int>(async made => (await made.MakeAsync()).Id);
                Console.WriteLine(await database.MachineAsync());
                for (var i = 0; i < Times; i++)
                    await MeasureAsync(database);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task MeasureAsync(BenchmarkDatabase database)
    {
        var all = Stopwatch.StartNew();
        var counted = await database.WithAsync<FiguresQuery, CountedWindow>(async query => (await query.CountAsync("2019"))!);
        var current = await database.WithAsync<ReportQuery, CurrentReport>(
            query => query.ReadAsync(counted.Window, counted.Figures(new FigureView()), "18 January to 15 February 2019"));
        var content = EditionMaker.Make(counted, current, new HashSet<(string, string)>(), []);
        var files = new ReportFiles(content, content.AllQuotes(), DateTimeOffset.UtcNow);
        Console.WriteLine(Line("count and draft", all.Elapsed, 0));
        foreach (var name in files.Names)
        {
            var one = Stopwatch.StartNew();
            var bytes = files.Write(name).Length;
            Console.WriteLine(Line(name, one.Elapsed, bytes));
        }

        Console.WriteLine(Line("all", all.Elapsed, 0));
    }

    private static string Line(string name, TimeSpan took, int bytes) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-16} {took.TotalSeconds,6:0.00} s {(bytes == 0 ? "" : $"{bytes / 1024.0,8:N0} KB")}");
}
