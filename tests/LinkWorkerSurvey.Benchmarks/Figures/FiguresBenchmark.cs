using System.CommandLine;
using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>What results cost where very many have answered: the count, the page, the way of a change to those who watch.</summary>
internal static class FiguresBenchmark
{
    private const int WarmUp = 3;
    private const int Turns = 5;

    public static Command Command()
    {
        var sizes = new Option<int[]>("--responses") { Description = "How many responses the windows hold.", DefaultValueFactory = _ => [1_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        var command = new Command("figures", "Results of windows of very many responses, beside the least SQL that counts the same.") { sizes };
        command.SetAction(async r =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                await using var ground = await Ground.PrepareAsync(Path.Combine(work, "data"));
                Console.WriteLine(await ground.MachineAsync());
                foreach (var size in r.GetValue(sizes)!)
                    await MeasureAsync(ground, size);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static async Task MeasureAsync(Ground ground, int size)
    {
        var window = await ground.OpenWindowAsync($"crowd-{size}", Crowd.Code);
        var loaded = new Times();
        await loaded.TakeAsync(async () =>
        {
            await new Crowd(window, size).StoreAsync(ground);
            return true;
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size:N0} responses stored in {loaded.Median / 1000:N1} s."));
        await CountAsync(ground, window);
    }

    private static async Task CountAsync(Ground ground, SurveyWindow window)
    {
        var sql = BareCount.Sql(window);
        await using var connection = await ground.ConnectAsync();
        var (ours, bare) = (new Times(), new Times());
        for (var turn = -WarmUp; turn < Turns; turn++)
        {
            if (turn == 0)
                (ours, bare) = (new Times(), new Times());
            var counted = (await ours.TakeAsync(() => ground.WithAsync<FiguresQuery, CountedWindow?>(figures => figures.CountAsync(window.Slug))))!;
            var same = await bare.TakeAsync(() => BareCount.RunAsync(connection, sql));
            if (!BareCount.IsSame(same, counted.Counts, counted.Window))
                throw new InvalidOperationException("The two have not counted the same.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"count {ours.Median:N1} ms, bare {bare.Median:N1} ms: {ours.Median / bare.Median:N2} times"));
        if (Environment.GetEnvironmentVariable("XWAIT") is not null) { Console.WriteLine(ground.ConnectionString); await Task.Delay(TimeSpan.FromMinutes(9)); }
    }
}
