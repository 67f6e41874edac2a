using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the results pages as analysts use them: choose, go from question to question, show in a meeting, print.</summary>
public class ResultsJourneyTests
{
    [Fact]
    public async Task Choices_MadeOnOnePage_HoldOnTheOthers_AndInTheAddress()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.GotoAsync("/surveys/wave/results");
        await Expect(page.Locator("#choose-compare")).ToHaveValueAsync("2019");

        await page.SelectOptionAsync("#choose-base", "all");
        await page.SelectOptionAsync("#choose-intervals", "on");
        await page.ClickAsync(".toolbar button");
        await page.ClickAsync(".subtabs >> text=Questions");
        await Expect(page.Locator("#choose-intervals")).ToHaveValueAsync("on");
        await Expect(page.Locator("#choose-compare")).ToHaveValueAsync("2019");
        await Expect(page.Locator("main h2").First).ToHaveTextAsync("1 Terms used to describe link workers and service users");
        await page.ClickAsync(".pager >> text=Next");
        await Expect(page.Locator("main h2").First).ToHaveTextAsync("2 Reasons for becoming a link worker");
        await page.ClickAsync(".pager__numbers >> text=9");
        await Expect(page.Locator("#Q9 .figures__interval").Nth(1)).ToBeVisibleAsync();
        await page.ClickAsync("text=Compare several surveys");
        await Expect(page.Locator(".waves input:checked")).ToHaveCountAsync(1);
        await Expect(page.Locator("main h2").First).ToHaveTextAsync("9 Challenges");
        Assert.Contains("intervals=on", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator(".waves input:checked")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Meeting_OnAProjector_ShowsAllBarsAtOnce_AndMovesWithTheFigures()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.SetViewportSizeAsync(1280, 720);
        var streams = new List<string>();
        page.Request += (_, request) => streams.AddRange(request.Url.Contains("/events", StringComparison.Ordinal) ? [request.Url] : []);
        await page.GotoAsync("/surveys/wave/results/meeting/Q3");

        Assert.Equal(9, await page.Locator(".meeting__rows .bar").CountAsync());
        foreach (var bar in await page.Locator(".meeting__rows .bar").AllAsync())
        {
            var box = (await bar.BoundingBoxAsync())!;
            Assert.InRange(box.Y + box.Height, 0, 720);
        }

        await Expect(page.Locator("[data-live-state]")).ToHaveTextAsync("These figures update automatically.");
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await Expect(page.Locator("#meeting")).ToContainTextAsync("5 did not answer");
        Assert.Contains("table=Q3", Assert.Single(streams), StringComparison.Ordinal);
        await page.ClickAsync("text=Close");
        await Expect(page.Locator("main h2").First).ToHaveTextAsync("3 Skills learnt at work");
    }

    [Theory]
    [InlineData("2019", "")]
    [InlineData("wave", "?compare=2019")]
    public async Task Meeting_EachQuestionFitsAProjector(string window, string query)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.SetViewportSizeAsync(1280, 720);
        await page.GotoAsync($"/surveys/{window}/results/meeting{query}");
        for (var slides = 1; slides < 30; slides++)
        {
            await Screenshots.TakeAsync(page, $"meeting-{window}-{slides}");
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, 720);
            Assert.Empty(await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('.meeting__rows li')].flatMap(row => [...row.children].filter(e => "
                    + "e.getBoundingClientRect().bottom > row.getBoundingClientRect().bottom + 2).map(e => e.innerText))"));
            if (await page.Locator("[rel=next]").CountAsync() == 0)
                break;

            // A click would return before the next page's style sheet has come, and its height would be another.
            await page.GotoAsync((await page.Locator("[rel=next]").GetAttributeAsync("href"))!);
        }

        await Expect(page.Locator("h1")).ToContainTextAsync("10 Relationships");
    }

    [Fact]
    public async Task Meeting_IsLedByKeys()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.GotoAsync("/surveys/2019/results/meeting/Q2");
        foreach (var (key, title) in new[]
        {
            ("ArrowRight", "3 Skills"), ("ArrowLeft", "2 Reasons"), ("PageDown", "3 Skills"), ("PageUp", "2 Reasons"),
            ("End", "10 Relationships"), ("ArrowRight", "10 Relationships"), ("Home", "1 Terms"), ("ArrowLeft", "1 Terms"),
        })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(page.Locator("h1")).ToContainTextAsync(title);
            await page.LoadedAsync();
        }

        // Neither with another key held nor in a field: the page would have asked for the next one before the answer to these.
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('input'))");
        await page.Locator("main input").PressAsync("ArrowRight");
        await page.Locator("main input").PressAsync("End");
        Assert.DoesNotContain(asked, url => url.Contains("/meeting/", StringComparison.Ordinal));
        await page.Locator("main input").BlurAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync("**/results/questions/Q1");
    }

    [Fact]
    public async Task Meeting_PassesOverWhatWaitsForCodes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.GotoAsync("/surveys/wave/results/meeting/Q4");
        await Expect(page.Locator("#meeting")).ToContainTextAsync("There are no codes for these answers yet.");
        await page.ClickAsync("[rel=prev]");
        await Expect(page.Locator("h1")).ToContainTextAsync("3 Skills");
        await page.ClickAsync("[rel=next]");
        await Expect(page.Locator("h1")).ToContainTextAsync("5 Personal skills");
    }

    [Fact]
    public async Task Meeting_SaysWhichChangesAreClear_AsTheQuestionDoes()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        await page.GotoAsync("/surveys/wave/results/questions/Q2?compare=2019");
        var words = await page.Locator("#Q2 td.figures__change").AllInnerTextsAsync();
        await page.GotoAsync("/surveys/wave/results/meeting/Q2?compare=2019");
        var shown = await page.Locator(".meeting__change").AllInnerTextsAsync();
        Assert.NotEmpty(shown);
        Assert.Equal(words.Take(shown.Count).Select(text => text.Trim()), shown.Select(text => text.Trim()));
        Assert.NotEqual(0, await page.Locator(".meeting__change b").CountAsync());
    }

    [Fact]
    public async Task SummaryAndEachQuestion_Of2019_AreNotLong()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        foreach (var path in TestData.Questionnaire.Questions.Select(question => $"/questions/{question.Code}").Prepend(""))
        {
            await page.GotoAsync($"/surveys/2019/results{path}");
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, 2499);
        }
    }

    [Fact]
    public async Task FinishedSurvey_DoesNotSayThatItsFiguresUpdate()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Analyst);
        var stream = page.WaitForRequestAsync(request => request.Url.Contains("/results/events", StringComparison.Ordinal));
        await page.GotoAsync("/surveys/2019/results");
        await stream;

        await Expect(page.Locator("[data-live-state]")).ToBeHiddenAsync();
        Assert.DoesNotContain("update automatically", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
