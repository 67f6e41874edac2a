using System.Text;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by the next person at the computer, who searches all files of the browser's profile and reloads its last page. The browser that
/// comes with the tests stores no session file. One named in SURVEY_TEST_BROWSER does, and there the leaky build leaves answers and code in
/// two files.
/// </summary>
public class BrowserProfileTests(ITestOutputHelper output)
{
    private const string Canary = "kanarienvogel im kaefig";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SentForm_LeavesNeitherAnswersNorCode_InTheBrowser(bool script)
    {
        var (files, hits, sentAgain) = await SendAsync(script, _ => Task.CompletedTask);

        output.WriteLine(
            $"script {script}: {hits.Count} of {files} files hold an answer or the code; loading again sends {sentAgain.Length} "
                + "characters of answers");
        Assert.NotEqual(0, files);
        Assert.Equal((0, ""), (hits.Count, sentAgain));
    }

    [Fact]
    public async Task ALeakyBuild_ThatAnswersAFormWithThePage_LeavesThemThere()
    {
        var (files, hits, sentAgain) = await SendAsync(script: false, page => page.RouteAsync("**/s/*", async route =>
        {
            // The thank-you page is the response to the form itself, without a redirect.
            await route.FulfillAsync(new() { Response = await route.FetchAsync() });
        }));

        output.WriteLine(
            $"leaky build: {hits.Count} of {files} files ({string.Join(", ", hits)}), {sentAgain.Length} characters sent again");
        Assert.Contains("kanarienvogel", sentAgain, StringComparison.Ordinal);
    }

    private static async Task<(int Files, IReadOnlyList<string> Hits, string SentAgain)> SendAsync(bool script, Func<IPage, Task> spoil)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var folder = Directory.CreateTempSubdirectory("link-worker-survey-profile-").FullName;
        try
        {
            var browser = await Browsers.OpenProfileAsync(site, folder, script);
            var page = await browser.NewPageAsync();
            await spoil(page);
            await page.GotoAsync("/s/wave");
            var code = await page.Locator("[name=code]").InputValueAsync();
            await page.FillAsync("#Q4", Canary);
            await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "We have received your answers" }).WaitForAsync();
            var again = await page.RunAndWaitForRequestAsync(() => page.ReloadAsync(), request => request.IsNavigationRequest);
            await browser.CloseAsync();

            string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
            string[] words =
            [
                Canary,
                Canary.Replace(' ', '+'),
                Uri.EscapeDataString(Canary),
                code,
                code.Replace("-", "", StringComparison.Ordinal),
            ];
            var hunted = words.SelectMany(word => new[] { Encoding.UTF8.GetBytes(word), Encoding.Unicode.GetBytes(word) }).ToList();
            var hits = files.Where(file => Holds(file, hunted)).Select(file => Path.GetRelativePath(folder, file)).ToList();
            return (files.Length, hits, again.PostData ?? "");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Holds(string file, IEnumerable<byte[]> words)
    {
        var bytes = File.ReadAllBytes(file);
        return words.Any(word => bytes.AsSpan().IndexOf(word) >= 0);
    }
}
