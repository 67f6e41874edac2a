using System.CommandLine;
using System.Globalization;
using LinkWorkerSurvey.Benchmarks.Submit;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Benchmarks.Coding;

/// <summary>
/// Counts the keys and clicks that a coder needs who knows the reference codes of a file, in a browser: with what the page suggests, and
/// without. The coder reads only what the page shows, and takes the cheapest way to each code: a suggestion, a letter, a code used last, or
/// its label. Similar answers are ticked if the reference gives them the same codes.
/// </summary>
internal static class EffortBenchmark
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRST";
    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "Coded texts: the columns text, codes and split. Those of split 'test' are coded.",
        };
        var most = new Option<int>("--answers") { Description = "The number of answers to code.", DefaultValueFactory = _ => 200 };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("effort", "Keys and clicks to code answers, with and without suggestions.") { file, most, published };
        command.SetAction(async given =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                var read = CodedTextFile.Read(await File.ReadAllBytesAsync(given.GetValue(file)!.FullName));

                // A page shows single spaces.
                var texts = read.Test.Where(text => text.Codes.Count > 0)
                    .Select(text => text with { Text = string.Join(' ', text.Text.Split((char[]?)null, Words)) })
                    .DistinctBy(text => text.Text, StringComparer.OrdinalIgnoreCase).Take(given.GetValue(most)).ToList();
                await using var ground = await BenchmarkDatabase.PrepareAsync(Path.Combine(work, "data"));
                var app = await PublishedApp.FolderAsync(given.GetValue(published), work);
                await using var survey = await SubmitBenchmark.SurveyAsync(ground, app, releases: false);
                var page = await KeysBenchmark.SignInAsync(survey);
                Console.WriteLine(await ground.MachineAsync());
                Console.WriteLine($"\n{texts.Count} answers, {texts.Average(text => text.Codes.Count):0.00} codes each\n");
                Console.WriteLine("| letters | suggestions | keys and clicks | an answer | part | sample F1 |\n|---|---|---|---|---|---|");
                foreach (var letters in new[] { false, true })
                {
                    var without = 0;
                    foreach (var suggests in new[] { false, true })
                    {
                        var slug = await FillAsync(ground, texts, letters, suggests);
                        var acts = await CodeAsync(page, slug, texts, suggests);
                        without = suggests ? without : acts;
                        var f1 = await SampleF1Async(ground, slug, texts);
                        Console.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {(letters ? "20" : "none")} | {(suggests ? "shown" : "off")} | {acts:N0} "
                                + $"| {(double)acts / texts.Count:0.00} | {(double)acts / without:P0} | {f1:0.000} |"));
                    }
                }
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    /// <summary>Codes all answers of a survey and returns the number of keys and clicks.</summary>
    private static async Task<int> CodeAsync(
        IPage page, string slug, List<CodedTextFile.CodedText> texts, bool suggests)
    {
        var reference = texts.ToDictionary(text => text.Text, text => text.Codes, StringComparer.OrdinalIgnoreCase);
        var acts = 0;
        await page.GotoAsync($"/surveys/{slug}/coding/Q7{(suggests ? "?order=alike" : "?suggest=off")}");
        if (suggests)
        {
            // The order is found out when it is first asked for.
            await Expect(page.Locator("#suggested")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            while (await page.GetByText("are being compared").CountAsync() > 0)
                await page.ReloadAsync();
        }

        for (var coded = 0; coded < texts.Count;)
        {
            if (suggests)
                await Expect(page.Locator("#suggested")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            var text = await page.Locator("#text").InnerTextAsync();
            var codes = reference[text];
            foreach (var code in codes)
                acts += await GiveAsync(page, code);
            var together = 1;
            foreach (var other in suggests ? await page.Locator("#alike label:visible").AllAsync() : [])
            {
                if (!reference[await other.InnerTextAsync()].SetEquals(codes))
                    continue;
                await other.ClickAsync();
                (acts, together) = (acts + 1, together + 1);
            }

            await page.Keyboard.PressAsync("Enter");
            (acts, coded) = (acts + 1, coded + together);
            var shown = string.Create(CultureInfo.InvariantCulture, $"{coded:N0} of {texts.Count:N0} coded");
            if (coded < texts.Count)
                await Expect(page.Locator("#coded")).ToHaveTextAsync(shown, new() { Timeout = 60_000 });
        }

        await Expect(page.Locator(".message h2")).ToHaveTextAsync("All answers are coded", new() { Timeout = 60_000 });
        return acts;
    }

    /// <summary>
    /// Gives a code by a key that the page offers, or else by its label, typed until the page marks the code as the one that Enter gives.
    /// Returns the number of keys.
    /// </summary>
    private static async Task<int> GiveAsync(IPage page, string code)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            code => {
              const labelOf = element => element.querySelector('span').firstChild.textContent;
              const own = [...document.querySelectorAll('#codes label')].find(label => labelOf(label) === code);
              const offered = [...document.querySelectorAll('#suggested button, #recent:not([hidden]) button')]
                .find(button => labelOf(button) === code);
              return [own.querySelector('input').value, (offered || own).querySelector('kbd').textContent.toLowerCase()];
            }
            """,
            code);
        var box = $"input[value='{found[0]}']";
        var keys = 1;
        if (found[1].Length > 0)
        {
            await page.Keyboard.PressAsync(found[1]);
        }
        else
        {
            await page.Keyboard.PressAsync("/");
            for (var typed = 0; await page.Locator($"#codes .is-first {box}").CountAsync() == 0; typed++, keys++)
                await page.Keyboard.PressAsync($"{code[typed]}");
            await page.Keyboard.PressAsync("Enter");
            keys++;
        }

        await Expect(page.Locator($"#codes {box}")).ToBeCheckedAsync();
        return keys;
    }

    /// <summary>Creates a window with the texts as answers to Q7, and a code for each code of the file, the most frequent first.</summary>
    private static async Task<string> FillAsync(
        BenchmarkDatabase ground, List<CodedTextFile.CodedText> texts, bool letters, bool suggests)
    {
        var window = await ground.OpenWindowAsync($"effort-{(letters ? "letters" : "labels")}-{(suggests ? "suggested" : "alone")}");
        foreach (var text in texts)
        {
            await ground.RunAsync($"""
                WITH made AS (
                    INSERT INTO response (id, window_id, ticks) VALUES (gen_random_uuid(), {window.Id}, ARRAY[201]::smallint[])
                    RETURNING id)
                INSERT INTO answer_text (id, response_id, question, is_other, text)
                SELECT gen_random_uuid(), id, 'Q7', false, '{text.Text.Replace("'", "''", StringComparison.Ordinal)}' FROM made
                """);
        }

        return await ground.WithAsync<SurveyDbContext, string>(async db =>
        {
            var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
            var codes = texts.SelectMany(text => text.Codes).CountBy(code => code).OrderByDescending(code => code.Value)
                .ThenBy(code => code.Key, StringComparer.Ordinal);
            foreach (var (place, code) in codes.Select(code => frame.AddCode(code.Key)).Index())
                frame.ChangeCode(code, code.State with { Letter = letters && place < Letters.Length ? Letters[place] : null });
            await db.SaveChangesAsync();
            return window.Slug;
        });
    }

    private static async Task<double> SampleF1Async(BenchmarkDatabase ground, string slug, List<CodedTextFile.CodedText> texts)
    {
        var reference = texts.ToDictionary(text => text.Text, text => text.Codes, StringComparer.OrdinalIgnoreCase);
        var decided = await ground.WithAsync<SurveyDbContext, List<(string Text, List<string> Codes)>>(async db =>
            (await db.CodingTexts.Where(t => db.Windows.Any(w => w.Id == t.WindowId && w.Slug == slug))
                .Join(db.CodingDecisions.Where(d => d.IsStanding), t => t.Id, d => d.TextId, (t, d) => new
                {
                    t.Text,
                    Codes = d.Codes.Select(c => c.Label).ToList(),
                }).ToListAsync()).ConvertAll(d => (d.Text, d.Codes)));
        return decided.Average(d =>
        {
            var right = d.Codes.Count(reference[d.Text].Contains);
            return 2.0 * right / (d.Codes.Count + reference[d.Text].Count);
        });
    }
}
