using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests a rating scale at widths of 320, 390 and 1280 pixels.</summary>
public class RatingScaleTests
{
    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task ItsPointsStandInOneRow_ArePickedByTouchAndKeys_AndAreSent(int width)
    {
        await using var database = await TestDatabase.CreateAsync();
        await OpenAsync(database);
        await using var app = new SurveyApp(database);
        await using var browser = await Browsers.OpenAsync(app.Listen(), width);
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/s/scale");

        Assert.Contains("2 questions, about 1 minute.", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await Axe.FindAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        const string rows = "new Set([...document.querySelectorAll('.scale__point')].map(point => point.offsetTop)).size";
        Assert.Equal(1, await page.EvaluateAsync<int>(rows));
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.scale__point')].every(p => p.offsetWidth >= 24)"));

        // A click anywhere on a point selects it, and the arrow keys move from point to point.
        await page.Locator(".scale__point").Nth(7).ClickAsync(new() { Position = new Position { X = 2, Y = 2 } });
        Assert.True(await page.IsCheckedAsync("[name=Q1][value='108']"));
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.True(await page.IsCheckedAsync("[name=Q1][value='109']"));
        await page.GetByLabel("10 - Completely").CheckAsync();
        await page.GetByLabel("2 - Sometimes").CheckAsync();
        await Screenshots.TakeAsync(page, $"rating-scale-{width}");
        Assert.Empty(await Axe.FindAsync(page));
        var copy = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("[data-download]"));
        Assert.Contains("10 - Completely", await File.ReadAllTextAsync(await copy.PathAsync()), StringComparison.Ordinal);

        await page.ClickAsync("text=Send my answers");
        await page.WaitForSelectorAsync("#code");
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    private static Task<SurveyWindow> OpenAsync(TestDatabase database)
    {
        string[] often = ["1 - Never", "2 - Sometimes", "3 - Always"];
        var sure = Enumerable.Range(0, 11).Select(i => i switch { 0 => "0 - Not at all", 10 => "10 - Completely", _ => $"{i}" });
        var document = TestData.Questionnaire with
        {
            Code = "scale",
            Questions = [Asked("Q1", "How sure are you?", 101, sure), Asked("Q2", "How often do you meet?", 201, often)],
        };
        return TestData.OpenWindowAsync(database, "scale", document);
    }

    private static Question Asked(string code, string text, short key, IEnumerable<string> labels) => new()
    {
        Code = code,
        Kind = QuestionKinds.RatingScale,
        Title = text,
        Text = text,
        Options = [.. labels.Select((label, i) => new Option((short)(key + i), label))],
    };
}
