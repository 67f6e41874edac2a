using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests that a double click on a button of a staff page acts once, while the database keeps the first click waiting.</summary>
public class DoubleClickTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddLink_AddsOne_AndShowsNoError(bool script)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen(), script: script), Roles.Administrator);
        await page.GotoAsync("/surveys/wave/share");
        await page.ClickAsync("#add summary");
        await page.FillAsync("#LinkName", "Members");
        await page.FillAsync("#LinkSlug", "members");

        await DoubleClickAsync(database, page, "Add link", script);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Members" })).ToBeVisibleAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
        Assert.Equal(2, await TestData.CountAsync(database, "channel"));
        Assert.Equal(1, await TestData.CountActsAsync(database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CreateSurvey_CreatesOne_AndLeadsToIt(bool script)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen(), script: script), Roles.Administrator);
        await page.GotoAsync("/surveys/new");
        await page.GetByLabel("Title").FillAsync("Workforce survey 2031");
        await page.GetByLabel("Short name").FillAsync("workforce-2031");
        await page.GetByLabel("First day").FillAsync("2031-01-18");
        await page.GetByLabel("Last day").FillAsync("2031-02-15");

        await DoubleClickAsync(database, page, "Create survey", script);

        await page.WaitForURLAsync("**/surveys/workforce-2031/set-up");
        Assert.Equal(1, await TestData.CountAsync(database, "survey_window"));
        Assert.Equal(1, await TestData.CountActsAsync(database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChangeOfADetail_IsMadeOnce_AndShowsNoError(bool script)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen(), script: script), Roles.Administrator);
        await page.GotoAsync("/surveys/wave/set-up?change=Title");
        await page.FillAsync("#Value", "Another title");

        await DoubleClickAsync(database, page, "Save", script);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Another title", Level = 1 })).ToBeVisibleAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/surveys/wave/set-up?saved=Title#Title", StringComparison.Ordinal));
        await Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
        Assert.Equal(1, await TestData.CountActsAsync(database));
    }

    [Theory]
    [InlineData("pause", "Pause the survey", "Paused")]
    [InlineData("close", "Close the survey", "Closed, late forms still accepted")]
    public async Task ActionOnASurvey_WithScript_IsDoneOnce_AndShowsNoError(string action, string button, string state)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Administrator);
        await page.GotoAsync($"/surveys/wave/set-up?confirm={action}");

        await DoubleClickAsync(database, page, button, script: true);

        await Expect(page.Locator(".state")).ToHaveTextAsync(state);
        await Expect(page.Locator(".govuk-error-summary")).ToHaveCountAsync(0);
        Assert.Equal(1, await TestData.CountActsAsync(database));
    }

    [Fact]
    public async Task AddColleague_WithScript_AddsOne_AndShowsTheirLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Administrator);
        await page.GotoAsync("/people/new");
        await page.GetByLabel("Analyst").CheckAsync();
        await page.GetByLabel("Name").FillAsync("Nia");
        await page.GetByLabel("Email address").FillAsync("nia@example.org");

        await DoubleClickAsync(database, page, "Add and get sign-in link", script: true);

        await Expect(page.Locator("main")).ToContainTextAsync("/account/choose-password?");
        Assert.Equal(2, await TestData.CountAsync(database, "staff"));
    }

    /// <summary>A download leaves its page, whose form must work again.</summary>
    [Fact]
    public async Task AFormThatWasSent_CanBeSentAgainAfterAWhile()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Administrator);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/surveys/wave/set-up?confirm=pause");
        await page.EvaluateAsync("""
            () => document.addEventListener('submit', event => {
              window.sent = (window.sent || 0) + (event.defaultPrevented ? 0 : 1);
              event.preventDefault();
            })
            """);
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Pause the survey" });

        await button.DblClickAsync();
        Assert.Equal(1, await page.EvaluateAsync<int>("window.sent"));
        await page.Clock.FastForwardAsync(5000);
        await button.ClickAsync();

        Assert.Equal(2, await page.EvaluateAsync<int>("window.sent"));
    }

    private static async Task DoubleClickAsync(TestDatabase database, IPage page, string button, bool script)
    {
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Add(request.Url);
        };
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ScrollIntoViewIfNeededAsync();
        var box = (await page.GetByRole(AriaRole.Button, new() { Name = button }).BoundingBoxAsync())!;
        await using (var hold = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE"))
        {
            // The browser itself merges two clicks before it has sent the form. Without script it sends the form again for a later one.
            await ClickAsync();
            await hold.BlockedAsync();
            if (script)
                await ClickAsync();
            else
                await page.RunAndWaitForRequestAsync(ClickAsync, request => request.Method == "POST");
        }

        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(script ? 1 : 2, sent.Count);

        // The mouse itself: a click on an element waits until its page has gone.
        Task ClickAsync() => page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
