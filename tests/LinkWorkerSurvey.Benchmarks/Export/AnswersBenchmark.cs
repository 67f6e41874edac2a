using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Benchmarks.Figures;

namespace LinkWorkerSurvey.Benchmarks.Export;

/// <summary>
/// Measures downloads of answers: time, size, and the memory of the site above what it has at rest. Linux only: memory is read from
/// <c>/proc</c>.
/// </summary>
internal static class AnswersBenchmark
{
    private const int WarmUp = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static Command Command()
    {
        var size = new Option<int>("--responses")
        {
            Description = "How many responses the survey holds.",
            DefaultValueFactory = _ => 100_000,
        };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("answers", "Downloads of cases and texts, as CSV and as Excel.") { size, published };
        command.SetAction(async given =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                var app = await PublishedApp.FolderAsync(given.GetValue(published), work);
                await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(work, "data"));
                await using var survey = await PublishedApp.StartAsync(app, ground, new() { ["Release__Every"] = "1.00:00:00" });
                using var staff = await StaffMember.SignInAsync(survey);
                Console.WriteLine(await ground.MachineAsync());

                // The first downloads compile what they need.
                var small = await FillAsync(ground, "small", WarmUp);
                foreach (var (handler, format) in Downloads)
                    await TakeAsync(staff, small, handler, format);
                var page = await FillAsync(ground, "crowd", given.GetValue(size));
                await staff.ReadAsync(page);
                Console.WriteLine($"\n| {given.GetValue(size):N0} responses | s | MB | memory at rest, MB | more at most, MB |");
                Console.WriteLine("|---|---|---|---|---|");
                foreach (var (handler, format) in Downloads)
                    await MeasureAsync(survey, staff, page, handler, format);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static IEnumerable<(string Handler, string Format)> Downloads =>
        [("Cases", "xlsx"), ("Cases", "csv"), ("Texts", "xlsx"), ("Texts", "csv")];

    private static async Task<string> FillAsync(BenchmarkDatabase ground, string slug, int size)
    {
        var window = await ground.OpenWindowAsync(slug, Crowd.Code);
        await new Crowd(window, size).StoreAsync(ground);
        await ground.RunAsync($"""
            UPDATE survey_window SET closed_at = now(), emptied_at = now(), final_released_at = now(), swept_at = now()
            WHERE id = {window.Id}
            """);
        return $"/surveys/{slug}/results/downloads";
    }

    private static async Task MeasureAsync(Served survey, StaffMember staff, string page, string handler, string format)
    {
        var (rest, peak) = (ProcessorTime.Memory(survey.Id), 0.0);
        var begun = Stopwatch.GetTimestamp();
        var download = TakeAsync(staff, page, handler, format);
        using var timer = new PeriodicTimer(Interval);
        while (!download.IsCompleted && await timer.WaitForNextTickAsync())
            peak = Math.Max(peak, ProcessorTime.Memory(survey.Id));
        var length = await download;
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {handler}, {format} | {seconds:N1} | {length / 1e6:N1} | {rest:N0} | {peak - rest:N0} |"));
    }

    private static Task<long> TakeAsync(StaffMember staff, string page, string handler, string format) =>
        staff.DownloadAsync(page, handler, new() { ["format"] = format, ["question"] = "Q7" });
}
