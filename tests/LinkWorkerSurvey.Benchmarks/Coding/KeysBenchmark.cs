using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Benchmarks.Submit;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Benchmarks.Coding;

/// <summary>
/// Measures the page on which answers are coded: keys typed at machine speed in a browser, the time from each key to the changed page, and
/// whether every decision is saved as typed. The first question is small and warms up; it is not printed.
/// </summary>
internal static class KeysBenchmark
{
    private const int WarmUp = 60;

    // As many codes as the question with the most had in 2019; as many of them as can have a letter.
    private const int Codes = 26;
    private const string Letters = "ABCDEFGHIJKLMNOPQRST";

    // A key is timed until the page that it changed is painted: the frame after the change has begun and given way to the next task. A key
    // that has to wait changes nothing at once; then each frame is looked at until the page is another.
    private const string Watch = """
        () => {
          const page = () => document.getElementById('text')?.textContent
            + [...document.querySelectorAll('#codes input')].map(box => box.checked ? 1 : 0).join('');
          window.times = [];
          let before;
          const painted = then => requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = then;
            port2.postMessage(0);
          });
          addEventListener('keydown', () => { before = page(); }, true);
          addEventListener('keydown', event => {
            const was = before;
            const look = hasChanged => painted(() => {
              if (hasChanged || page() !== was) times.push(performance.now() - event.timeStamp);
              else look(false);
            });
            look(page() !== was);
          });
        }
        """;

    public static Command Command()
    {
        var answers = new Option<int[]>("--answers")
        {
            Description = "Numbers of answers in a question.",
            DefaultValueFactory = _ => [250, 10_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var decisions = new Option<int>("--decisions") { Description = "Answers coded, two keys each.", DefaultValueFactory = _ => 200 };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("keys", "Coding by keys at machine speed, in a browser.") { answers, decisions, published };
        command.SetAction(async r =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(work, "data"));
                var app = await PublishedApp.FolderAsync(r.GetValue(published), work);
                await using var survey = await SubmitBenchmark.SurveyAsync(ground, app, releases: false);
                var page = await SignInAsync(survey);
                Console.WriteLine(await ground.MachineAsync());
                Console.WriteLine(
                    "\n| answers | keys | median ms | p95 ms | slowest ms | keys a second | saved as typed | last saved after, s "
                    + "| server processor ms a decision: program | database |\n|---|---|---|---|---|---|---|---|---|---|");
                await TypeAsync(ground, survey, page, WarmUp, WarmUp - 1);
                foreach (var count in r.GetValue(answers)!)
                    Console.WriteLine(await TypeAsync(ground, survey, page, count, Math.Min(r.GetValue(decisions), count - 1)));
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    public static async Task<IPage> SignInAsync(Served survey)
    {
        var link = new Uri(await survey.Invitation);
        var page = await (await Browsers.OpenAsync(new Uri(link, "/"))).NewPageAsync();
        await page.GotoAsync(link.ToString());
        await page.FillAsync("[name='Account.Name']", "Benchmark");
        await page.FillAsync("[name='Account.Email']", "benchmark@example.org");
        await page.FillAsync("[name='Account.Password']", "a long made-up password");
        await page.ClickAsync("main button");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Surveys", Level = 1 })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Codes some of a new question's answers, each with the next letter, and returns a row of the table.</summary>
    private static async Task<string> TypeAsync(BenchmarkDatabase ground, Served survey, IPage page, int answers, int decisions)
    {
        var slug = await FillAsync(ground, answers);
        await page.GotoAsync($"/surveys/{slug}/coding/Q7");
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        await page.EvaluateAsync(Watch);
        var (program, database) = (ProcessorTime.Of(survey.Id), ground.Seconds());
        var typing = Stopwatch.StartNew();
        for (var i = 0; i < decisions; i++)
        {
            await page.Keyboard.PressAsync($"{char.ToLowerInvariant(LetterOf(i))}");
            await page.Keyboard.PressAsync("Enter");
        }

        typing.Stop();
        var saving = Stopwatch.StartNew();
        await Expect(page.Locator("#coded")).ToHaveTextAsync(
            string.Create(CultureInfo.InvariantCulture, $"{decisions:N0} of {answers:N0} coded"), new() { Timeout = 600_000 });
        saving.Stop();
        (program, database) = (ProcessorTime.Of(survey.Id) - program, ground.Seconds() - database);
        await page.WaitForFunctionAsync("keys => times.length === keys", 2 * decisions);
        var times = new Times();
        foreach (var time in await page.EvaluateAsync<double[]>("times"))
            times.Add(TimeSpan.FromMilliseconds(time));

        var saved = await ground.WithAsync<SurveyDbContext, List<string>>(db => db.CodingSteps
            .Where(step => db.Frames.Any(f => f.Id == step.FrameId && db.Windows.Any(w => w.Id == f.WindowId && w.Slug == slug)))
            .OrderBy(step => step.Id).Select(step => step.About).ToListAsync());
        if (!saved.SequenceEqual(Enumerable.Range(0, decisions).Select(i => $"Code {LetterOf(i)}")))
            throw new InvalidOperationException($"Of {decisions} decisions {saved.Count} were saved, or not as typed.");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {answers:N0} | {2 * decisions} | {times.Median:N1} | {times.At(0.95):N1} | {times.At(1):N1} "
                + $"| {2 * decisions / typing.Elapsed.TotalSeconds:N0} | {saved.Count} | {saving.Elapsed.TotalSeconds:N1} "
                + $"| {1000 * program / decisions:N1} | {1000 * database / decisions:N1} |");
    }

    private static char LetterOf(int decision) => Letters[decision % Letters.Length];

    /// <summary>Creates a window with synthetic answers to Q7, all different, and codes of which most have a letter.</summary>
    private static async Task<string> FillAsync(BenchmarkDatabase ground, int answers)
    {
        var window = await ground.OpenWindowAsync($"answers-{answers}");
        await ground.RunAsync($"""
            WITH made AS (
                INSERT INTO response (id, window_id, ticks)
                SELECT gen_random_uuid(), {window.Id}, ARRAY[201]::smallint[] FROM generate_series(1, {answers}) RETURNING id)
            INSERT INTO answer_text (id, response_id, question, is_other, text)
            SELECT gen_random_uuid(), id, 'Q7', false,
                'I listen, then I help with what comes up, such as ' || md5(random()::text) || ' – and I stay in touch.'
            FROM made;
            ANALYZE;
            """);
        return await ground.WithAsync<SurveyDbContext, string>(async db =>
        {
            var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
            for (var i = 0; i < Codes; i++)
            {
                var code = frame.AddCode($"Code {(char)('A' + i)}");
                frame.ChangeCode(code, code.State with { Letter = i < Letters.Length ? Letters[i] : null });
            }

            await db.SaveChangesAsync();
            return window.Slug;
        });
    }
}
