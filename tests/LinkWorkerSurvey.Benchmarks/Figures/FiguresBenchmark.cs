using System.CommandLine;
using System.Globalization;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.CrossTables;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>
/// Measures results of windows with very many responses: the count, the page and a cross-tabulation. Also measures the delay of a live
/// update and the cost of a watcher.
/// </summary>
internal static class FiguresBenchmark
{
    private const int Releases = 5;
    private const int Pages = 1_000;
    private const int Released = 10;

    private static readonly int[] Watching = [1, 50, 200];

    public static Command Command()
    {
        var sizes = new Option<int[]>("--responses")
        {
            Description = "How many responses the windows hold.",
            DefaultValueFactory = _ => [1_000, 100_000, 1_000_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var watchers = new Option<int>("--watchers")
        {
            Description = "How many watchers the memory of one is measured with.",
            DefaultValueFactory = _ => 1_000,
        };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("figures", "Results of windows of very many responses, beside hand-written SQL.")
        {
            sizes,
            watchers,
            published,
        };
        command.SetAction(async r =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                var app = await PublishedApp.FolderAsync(r.GetValue(published), work);
                await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(work, "data"));
                await using var survey = await PublishedApp.StartAsync(app, ground, new() { ["Release__Every"] = "1.00:00:00" });
                using var staff = await StaffMember.SignInAsync(survey);
                Console.WriteLine(await ground.MachineAsync());
                await WeighAsync(ground, staff, survey, r.GetValue(watchers));
                Console.WriteLine();
                Console.WriteLine("| responses | what | median ms | p99 ms | beside it, median ms | times |");
                Console.WriteLine("|---|---|---|---|---|---|");
                foreach (var size in r.GetValue(sizes)!)
                    await MeasureAsync(ground, staff, size);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static async Task MeasureAsync(BenchmarkDatabase ground, StaffMember staff, int size)
    {
        var window = await ground.OpenWindowAsync($"crowd-{size}", Crowd.Code);
        await new Crowd(window, size).StoreAsync(ground);
        await CountAsync(ground, window, size);
        await ReadAsync(staff, window, size, "the summary", "");
        await ReadAsync(staff, window, size, "all questions", "/all");
        foreach (var watching in Watching)
            await WatchAsync(ground, staff, window, size, watching);
        await CrossAsync(ground, window, size);
    }

    private static async Task CountAsync(BenchmarkDatabase ground, SurveyWindow window, int size)
    {
        var (sql, leastSql) = (BareCount.Sql(window), BareCount.LeastSql(window));
        await using var connection = await ground.ConnectAsync();
        var (ours, bare, least) = (new Times(), new Times(), new Times());
        for (var turn = -WarmUp(size); turn < Turns(size); turn++)
        {
            if (turn == 0)
                (ours, bare, least) = (new Times(), new Times(), new Times());
            var counted = (
                await ours.TakeAsync(() => ground.WithAsync<FiguresQuery, CountedWindow?>(figures => figures.CountAsync(window.Slug))))!;
            var same = await bare.TakeAsync(() => BareCount.RunAsync(connection, sql));
            var atLeast = await least.TakeAsync(() => BareCount.RunAsync(connection, leastSql));
            if (
                !BareCount.IsSame(same, counted.Counts, counted.Window)
                || !atLeast.All(count => same.GetValueOrDefault(count.Key) == count.Value))
                throw new InvalidOperationException("They have not counted the same.");
        }

        Print(size, "the count, beside one statement that counts the same", ours, bare);
        Print(size, "the count, beside the least statement", ours, least);
    }

    private static async Task ReadAsync(StaffMember staff, SurveyWindow window, int size, string name, string path)
    {
        var times = new Times();
        var length = 0;
        for (var page = -Pages / 10; page < Pages; page++)
        {
            if (page == 0)
                times = new Times();
            length = (await times.TakeAsync(() => staff.ReadAsync($"/surveys/{window.Slug}/results{path}"))).Length;
        }

        Print(size, string.Create(CultureInfo.InvariantCulture, $"the page of {name}, {length:N0} bytes"), times);
    }

    private static async Task WatchAsync(BenchmarkDatabase ground, StaffMember staff, SurveyWindow window, int size, int watching)
    {
        await using var watchers = await Watchers.OpenAsync(staff, window.Slug, watching, window.Questionnaire.Document.Questions[^1].Code);
        var times = new Times();
        for (var turn = 0; turn < Releases; turn++)
        {
            await AnswerAsync(ground, window);
            times.Add(
                await watchers.SeeAsync(() => ground.WithAsync<Releaser, ReleaseOutcome>(releaser => releaser.ReleaseAsync(window.Id))));
        }

        Print(size, $"from a release to the last fragment at {watching} watchers", times);
    }

    private static async Task AnswerAsync(BenchmarkDatabase ground, SurveyWindow window)
    {
        var last = window.Questionnaire.Document.Questions[^1].Options;
        for (var i = 0; i < 2 * Released; i++)
        {
            var submission = new Submission(window.Questionnaire.Document, [last[i % last.Count].Key], []);
            await ground.WithAsync<Acceptance, AcceptOutcome>(acceptance =>
                acceptance.AcceptAsync(window.Id, WithdrawalCode.Mint(), submission));
        }
    }

    private static async Task CrossAsync(BenchmarkDatabase ground, SurveyWindow window, int size)
    {
        await ground.RunAsync($"UPDATE survey_window SET closed_at = now(), final_released_at = now() WHERE id = {window.Id}");
        var ended = await ground.WithAsync<SurveyDbContext, SurveyWindow>(db => db.Windows.AsNoTracking()
            .Include(w => w.Questionnaire).Include(w => w.Frames).ThenInclude(f => f.Codes).SingleAsync(w => w.Id == window.Id));
        var sides = await ground.WithAsync<CrossTabQuery, IReadOnlyList<CrossTabQuestion>>(cross => cross.QuestionsAsync(ended));
        var (rows, columns) = (sides.Single(s => s.Key == "Q3"), sides.Single(s => s.Key == "Q6"));
        var sql = BareCount.CrossSql(window, rows.Question, columns.Question);
        await using var connection = await ground.ConnectAsync();
        var (ours, bare) = (new Times(), new Times());
        for (var turn = -WarmUp(size); turn < Turns(size); turn++)
        {
            if (turn == 0)
                (ours, bare) = (new Times(), new Times());
            await ours.TakeAsync(() => ground.WithAsync<CrossTabQuery, CrossTabFigures>(cross => cross.FindAsync(ended, rows, columns)));
            await bare.TakeAsync(() => BareCount.RunAsync(connection, sql));
        }

        Print(size, "a cross-table of Q3 by Q6, beside SQL that counts its cells", ours, bare);
    }

    private static async Task WeighAsync(BenchmarkDatabase ground, StaffMember staff, Served survey, int count)
    {
        var window = await ground.OpenWindowAsync("watched", Crowd.Code);
        await new Crowd(window, 1_000).StoreAsync(ground);
        var last = window.Questionnaire.Document.Questions[^1].Code;

        // The memory of the first watchers includes what all of them share.
        await using var first = await Watchers.OpenAsync(staff, window.Slug, count / 5, last);
        var before = ProcessorTime.Memory(survey.Id);
        await using var watchers = await Watchers.OpenAsync(staff, window.Slug, count, last);
        var kilobytes = (ProcessorTime.Memory(survey.Id) - before) * 1024 / count;
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{count:N0} watchers: {kilobytes:N1} KB of the program's memory each."));
    }

    // The compiled code is the same for all sizes, and the smallest size is measured first.
    private static int WarmUp(int size) => size <= 1_000 ? 200 : 1;

    // Short times vary more, so they are measured more often.
    private static int Turns(int size) => size <= 1_000 ? 200 : 5;

    private static void Print(int size, string what, Times times, Times? beside = null) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {size:N0} | {what} | {times.Median:N1} | {times.At(0.99):N1} | {beside?.Median:N1} | {times.Median / beside?.Median:N2} |"));
}
