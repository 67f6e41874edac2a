using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LinkWorkerSurvey.Benchmarks.Figures;
using LinkWorkerSurvey.Benchmarks.Submit;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Benchmarks.Coding;

/// <summary>
/// Measures what suggestions cost others: the times of a results page of another survey, asked for at a constant rate, before, while and
/// after the site makes vectors and learns; and the memory of the site with the process for vectors, until the last coder has been gone for
/// some minutes. Linux only: memory is read from <c>/proc</c>.
/// </summary>
internal static class LearningBenchmark
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(25);

    public static Command Command()
    {
        var count = new Option<int>("--answers") { Description = "Coded answers to learn from.", DefaultValueFactory = _ => 2_000 };
        var turns = new Option<int>("--turns") { Description = "How often it is learnt from nothing.", DefaultValueFactory = _ => 3 };
        var minutes = new Option<int>("--minutes")
        {
            Description = "Minutes after the last coder left until memory is read again.",
            DefaultValueFactory = _ => 10,
        };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("learning", "Pages of others and memory while suggestions are learnt.")
        {
            count,
            turns,
            minutes,
            published,
        };
        command.SetAction(async given =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(work, "data"));
                var app = await PublishedApp.FolderAsync(given.GetValue(published), work);
                await using var survey = await SubmitBenchmark.SurveyAsync(ground, app, releases: false);
                using var staff = await StaffMember.SignInAsync(survey);
                Console.WriteLine(await ground.MachineAsync());
                await MeasureAsync(ground, survey, staff, given.GetValue(count), given.GetValue(turns), given.GetValue(minutes));
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static async Task MeasureAsync(
        BenchmarkDatabase ground, Served survey, StaffMember staff, int count, int turns, int minutes)
    {
        var read = await ground.OpenWindowAsync("crowd", Crowd.Code);
        await new Crowd(read, 1_000).StoreAsync(ground);
        var page = $"/surveys/{read.Slug}/results/all";
        var coded = new List<(string Path, Guid Answer)>();
        for (var turn = 0; turn < turns; turn++)
            coded.Add(await FillAsync(ground, $"coded-{turn}", count));

        // The first pages compile what they need.
        await ReadAsync(staff, page, Task.Delay(TimeSpan.FromSeconds(20)), new Times());
        Console.WriteLine("\n| | pages | median ms | p95 ms | p99 ms | slowest ms |\n|---|---|---|---|---|---|");
        var idle = Memory(survey);
        var (alone, beside, learning) = (new Times(), new Times(), new Times());
        var peak = 0.0;
        foreach (var (path, answer) in coded)
        {
            await ReadAsync(staff, page, Task.Delay(TimeSpan.FromSeconds(15)), alone);
            var begun = Stopwatch.GetTimestamp();
            var learnt = LearnAsync(staff, path, answer);
            var watched = WatchAsync(survey, learnt);
            await ReadAsync(staff, page, learnt, beside);
            learning.Add(Stopwatch.GetElapsedTime(begun));
            peak = Math.Max(peak, await watched);
        }

        Print("nothing else", alone);
        Print("vectors are made and suggestions learnt", beside);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nRatio of p99: {beside.At(0.99) / alone.At(0.99):0.00}. Learning from nothing took {learning.Median / 1_000:0.0} s.\n"));
        Print("memory above idle, MB: peak", peak - idle);
        Print("memory above idle, MB: once learnt", Memory(survey) - idle);
        await Task.Delay(TimeSpan.FromMinutes(minutes));
        Print($"memory above idle, MB: after {minutes} minutes without a coder", Memory(survey) - idle);
    }

    /// <summary>Opens the page for coding, and asks for suggestions, as its script does, until there are some.</summary>
    private static async Task LearnAsync(StaffMember staff, string path, Guid answer)
    {
        await staff.ReadAsync(path);
        while (true)
        {
            using var help = JsonDocument.Parse(await staff.ReadAsync($"{path}?handler=Suggest&answer={answer}"));
            if (help.RootElement.GetProperty("isReady").GetBoolean())
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    // A page is asked for when its time has come, whether or not the one before has been answered, so that a slow one delays no other.
    private static async Task ReadAsync(StaffMember staff, string page, Task until, Times times)
    {
        using var timer = new PeriodicTimer(Every);
        var asked = new List<Task>();
        while (!until.IsCompleted && await timer.WaitForNextTickAsync())
            asked.Add(TakeAsync());
        await Task.WhenAll(asked);
        await until;

        async Task TakeAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            await staff.ReadAsync(page);
            var took = Stopwatch.GetElapsedTime(begun);
            lock (times)
                times.Add(took);
        }
    }

    private static async Task<double> WatchAsync(Served survey, Task until)
    {
        var peak = 0.0;
        while (!until.IsCompleted)
        {
            peak = Math.Max(peak, Memory(survey));
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return peak;
    }

    private static double Memory(Served survey) => ProcessorTime.MemoryOfFamily(survey.Id);

    /// <summary>Creates a window with answers to Q7: most of them coded, a quarter of that number not.</summary>
    private static async Task<(string Path, Guid Answer)> FillAsync(BenchmarkDatabase ground, string slug, int count)
    {
        var window = await ground.OpenWindowAsync(slug);
        var answers = GeneratedAnswers.Make(count + (count / 4));
        foreach (var part in answers.Chunk(500))
        {
            await ground.RunAsync($"""
                WITH made AS (
                    INSERT INTO response (id, window_id, ticks)
                    SELECT gen_random_uuid(), {window.Id}, ARRAY[201]::smallint[] FROM generate_series(1, {part.Length}) RETURNING id)
                INSERT INTO answer_text (id, response_id, question, is_other, text)
                SELECT gen_random_uuid(), made.id, 'Q7', false, given.text
                FROM (SELECT id, row_number() OVER () AS place FROM made) AS made
                JOIN unnest(ARRAY[{string.Join(", ", part.Select(answer => $"'{answer.Text}'"))}]) WITH ORDINALITY AS given (text, place)
                    USING (place)
                """);
        }

        await ground.RunAsync("ANALYZE");
        var (frame, codes) = await ground.WithAsync<SurveyDbContext, (int, int[])>(async db =>
        {
            var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
            var codes = Enumerable.Range(0, GeneratedAnswers.Codes).Select(i => frame.AddCode($"Code {(char)('A' + i)}")).ToList();
            await db.SaveChangesAsync();
            return (frame.Id, codes.Select(code => code.Id).ToArray());
        });
        var texts = await ground.WithAsync<SurveyDbContext, Dictionary<string, Guid>>(db =>
            db.CodingTexts.Where(text => text.WindowId == window.Id).ToDictionaryAsync(text => text.Text, text => text.Id));
        foreach (var alike in answers.Take(count).GroupBy(answer => string.Join(' ', answer.Codes.Order())))
        {
            await ground.WithAsync<CodingService, IReadOnlyList<Guid>>(coding => coding.RecordDecisionAsync(
                [.. alike.Select(answer => texts[answer.Text])],
                frame,
                CodingOutcome.Coded,
                [.. alike.First().Codes.Select(code => codes[code])],
                staffId: null));
        }

        return ($"/surveys/{slug}/coding/Q7", texts[answers[^1].Text]);
    }

    private static void Print(string what, Times times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {times.Count:N0} | {times.Median:N1} | {times.At(0.95):N1} | {times.At(0.99):N1} | {times.At(1):N1} |"));

    private static void Print(string what, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {value:N0} |"));
}
