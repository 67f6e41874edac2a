using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Benchmarks.Submit;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Benchmarks.Release;

/// <summary>
/// Measures a final release: alone, compared with a bare copy of the same rows and indexes, and its effect on respondents and on another
/// window.
/// </summary>
internal static class FinalReleaseBenchmark
{
    private const string Ending = "ending";
    private const string Open = "open";

    // Without an interval, 8 clients use the whole machine; with one, they leave it idle most of the time.
    private static readonly TimeSpan[] Intervals = [TimeSpan.Zero, TimeSpan.FromMilliseconds(50)];

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    public static Command Command()
    {
        var responses = new Argument<int[]>("responses")
        {
            Description = "Sizes of the window that ends, three texts each.",
            DefaultValueFactory = _ => [300_000],
        };
        var load = new Option<bool>("--load") { Description = "Also with respondents on another window, 8 clients at a time." };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("release", "The final release of a large window, beside a bare copy.") { responses, load, published };
        command.SetAction(async r =>
        {
            foreach (var size in r.GetValue(responses)!)
            {
                await InFolderAsync(folder => CompareAsync(folder, size));
                if (r.GetValue(load))
                {
                    foreach (var interval in Intervals)
                    {
                        await InFolderAsync(async folder =>
                            await WithRespondentsAsync(
                                await PublishedApp.FolderAsync(r.GetValue(published), folder),
                                folder,
                                size,
                                interval));
                    }
                }
            }
        });
        return command;
    }

    private static async Task InFolderAsync(Func<string, Task> run)
    {
        var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
        try
        {
            await run(work);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task CompareAsync(string folder, int size)
    {
        await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(folder, "data"));
        var window = await FillAsync(ground, size);
        Console.WriteLine(await ground.MachineAsync());

        // After a checkpoint PostgreSQL logs every changed page in full once. So there is one before the copy, one before the release and
        // none between its two steps.
        await ground.RunAsync("CHECKPOINT");
        var copy = await MeasureAsync(ground, () => ground.RunAsync("""
            INSERT INTO bare_response SELECT * FROM response ORDER BY random();
            INSERT INTO bare_answer_text SELECT * FROM answer_text ORDER BY random();
            """));
        await ground.RunAsync("DROP TABLE bare_response, bare_answer_text");
        await ground.RunAsync("CHECKPOINT");
        var release = await MeasureAsync(ground, () =>
            ground.WithAsync<Releaser, ReleaseOutcome>(releaser => releaser.ReleaseAsync(window.Id)));
        var files = await MeasureAsync(ground, () => ground.WithAsync<AnswerFiles, bool>(answers => answers.RewriteAsync()));
        if (await ground.AskAsync<long>("SELECT count(*) FROM survey_window WHERE swept_at IS NOT NULL") != 1)
            throw new InvalidOperationException("The final release did not end.");

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                | {size:N0} responses | s | WAL, MB |
                |---|---|---|
                | a bare copy with its indexes | {copy.Seconds:N1} | {copy.Megabytes:N0} |
                | last batch and rewrite | {release.Seconds:N1} | {release.Megabytes:N0} |
                | new files | {files.Seconds:N1} | {files.Megabytes:N0} |
                | both, times the copy | {(release.Seconds + files.Seconds) / copy.Seconds:N2} | {(release.Megabytes + files.Megabytes)
                    / copy.Megabytes:N2} |

            """));
    }

    private static async Task WithRespondentsAsync(string app, string folder, int size, TimeSpan interval)
    {
        await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(folder, "data"));
        await FillAsync(ground, size);
        await ground.OpenWindowAsync(Open);
        await ground.RunAsync($"UPDATE survey_window SET opens_at = now(), closes_at = now() + interval '1 day' WHERE slug = '{Ending}'");
        await using var survey = await SubmitBenchmark.SurveyAsync(ground, app, releases: true);
        await SendAsync(survey, TimeSpan.MaxValue, TimeSpan.Zero, 5_000);

        // At rest, and for the duration of the final release, in alternating runs of the same load.
        var rest = new List<Load>();
        for (var turn = 0; turn < 30; turn++)
            rest.Add(await SendAsync(survey, Turn, interval));
        await ground.RunAsync(
            $"UPDATE survey_window SET opens_at = now() - interval '3 days', closes_at = now() - interval '1 day' WHERE slug = '{Ending}'");
        var (ended, latest) = (Stopwatch.StartNew(), TimeSpan.Zero);
        using var over = new CancellationTokenSource();
        var watching = LatestReleaseAsync(ground, over.Token);
        var during = new List<Load>();
        while (await ground.AskAsync<long>($"SELECT count(*) FROM survey_window WHERE slug = '{Ending}' AND swept_at IS NOT NULL") == 0)
            during.Add(await SendAsync(survey, Turn, interval));
        var took = ended.Elapsed;
        await over.CancelAsync();
        latest = await watching;
        var (atRest, meanwhile) = (Load.Sum(rest), Load.Sum(during));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {size:N0} responses end beside 8 respondents at a time, each beginning every {interval.TotalMilliseconds} ms at the most:
            {took.TotalSeconds:N1} s until the new files, the latest release of the other window {latest.TotalSeconds:N1} s.

            | | flows a second | p50 ms | p99 ms | slowest ms | failed |
            |---|---|---|---|---|---|
            | at rest | {Row(atRest)} |
            | meanwhile | {Row(meanwhile)} |
            p99 {meanwhile.Percentile(0.99) / atRest.Percentile(0.99):N2} times that at rest.

            """));
    }

    private static string Row(Load load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{load.PerSecond:N0} | {load.Percentile(0.5):N1} | {load.Percentile(0.99):N1} | {load.Percentile(1):N0} | {load.Failed}");

    /// <summary>Returns the longest time for which the other window's results did not change although a release was due.</summary>
    private static async Task<TimeSpan> LatestReleaseAsync(BenchmarkDatabase ground, CancellationToken over)
    {
        var (longest, since, seen) = (TimeSpan.Zero, Stopwatch.StartNew(), 0);
        using var timer = new PeriodicTimer(PollInterval);
        while (!over.IsCancellationRequested)
        {
            var revision = await ground.AskAsync<int>($"SELECT revision FROM survey_window WHERE slug = '{Open}'");
            if (
                revision != seen
                || await ground.CountAsync($"staged WHERE window_id = (SELECT id FROM survey_window WHERE slug = '{Open}')")
                    < 2 * SurveyWindow.DefaultBatchSize)
                since.Restart();
            seen = revision;
            longest = since.Elapsed > longest ? since.Elapsed : longest;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        return longest;
    }

    private static Task<Load> SendAsync(Served survey, TimeSpan length, TimeSpan interval, int most = int.MaxValue) =>
        Load.RunAsync(8, length, () => SubmitBenchmark.FlowAsync(survey, "/s/" + Open), most, interval);

    /// <summary>
    /// Creates a window at its end: generated responses with three texts each, released in batches, and some pending submissions.
    /// </summary>
    private static async Task<SurveyWindow> FillAsync(BenchmarkDatabase ground, int size)
    {
        var window = await ground.OpenWindowAsync(Ending);
        await ground.WithAsync<Acceptance, int>(async acceptance =>
        {
            for (var i = 0; i < 2 * window.MinimumBatchSize; i++)
                await acceptance.AcceptAsync(
                    window.Id,
                    WithdrawalCode.Mint(),
                    new Submission(QuestionnaireLibrary.LinkWorkers2019, [201], []));
            return 0;
        });
        var step = Math.Min(size, 10_000);
        for (var from = 0; from < size; from += step)
        {
            await ground.RunAsync($"""
                WITH made AS (
                    INSERT INTO response (id, window_id, ticks)
                    SELECT gen_random_uuid(), {window.Id}, ARRAY[201, 301 + n % 5, 601 + n % 3, 701, 702, 801 + n % 7, 901,
                        1001 + n % 4]::smallint[]
                    FROM generate_series(1, {step}) n RETURNING id)
                INSERT INTO answer_text (id, response_id, question, is_other, text)
                SELECT gen_random_uuid(), id, question, false, repeat(md5(random()::text) || ' ', 1 + (random() * 5)::int)
                FROM made, unnest(ARRAY['Q1', 'Q4', 'Q5']) question ORDER BY random()
                """);
        }

        await ground.RunAsync($"""
            ANALYZE;
            CREATE TABLE bare_response (LIKE response INCLUDING INDEXES);
            CREATE TABLE bare_answer_text (LIKE answer_text INCLUDING INDEXES);
            UPDATE survey_window SET opens_at = now() - interval '3 days', closes_at = now() - interval '1 day' WHERE id = {window.Id};
            """);
        return window;
    }

    private static async Task<(double Seconds, double Megabytes)> MeasureAsync(BenchmarkDatabase ground, Func<Task> run)
    {
        var (begun, wal) = (Stopwatch.StartNew(), await ground.WalAsync());
        await run();
        return (begun.Elapsed.TotalSeconds, (await ground.WalAsync() - wal) / 1e6);
    }
}
