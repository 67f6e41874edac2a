using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

public class JourneyTests(ITestOutputHelper output)
{
    [Fact]
    public async Task ALinkWorkerAnswersAllTenQuestions_AndStaffSeeTheResultsMoveByABatch()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, (2 * window.MinimumBatchSize) - 1);
        await using var app = new SurveyApp(database) { ReleaseEvery = TimeSpan.FromMilliseconds(100) };
        var site = app.Listen();

        var staff = await (await Browsers.OpenAsync(site)).NewPageAsync();
        await SignInAsync(staff, await app.StaffAsync(Roles.Analyst));
        await staff.GotoAsync("/surveys/wave/results/all");
        Assert.Equal((9, 0), await ReceivedAndCountedAsync(staff));

        var worker = await (await Browsers.OpenAsync(site, width: 390)).NewPageAsync();
        await worker.GotoAsync("/s/wave");
        await FillAsync(worker);
        await Expect(worker.Locator("[data-progress-count]")).ToHaveTextAsync("10 of 10 answered");
        var code = await worker.InputValueAsync("[name=code]");
        await worker.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you! We have received your answers.");
        await Expect(worker.Locator("#code")).ToHaveTextAsync(code);

        await Expect(staff.Locator(".kpis dd").Nth(1)).ToHaveTextAsync("5");
        Assert.Equal((10, 5), await ReceivedAndCountedAsync(staff));
        await Expect(staff.Locator("#Q2 tr", new() { HasText = "Mandatory requirement" }).Locator(".figures__count"))
            .Not.ToHaveTextAsync("0");
    }

    [Fact]
    public async Task TheFirstVisit_TakesAtMost25KilobytesInThreeRequests()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var process = await SurveyProcess.StartPublishedAsync(database);
        await using var browser = await Browsers.OpenAsync(await process.AddressAsync(), width: 390);
        var page = await browser.NewPageAsync();
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);

        await page.GotoAsync("/s/wave", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var sent = requests.Where(request => !request.Url.StartsWith("data:", StringComparison.Ordinal));
        var sizes = await Task.WhenAll(sent.Select(request => request.SizesAsync()));
        var bytes = sizes.Sum(size => size.ResponseHeadersSize + size.ResponseBodySize);
        output.WriteLine($"first visit: {sizes.Length} requests, {bytes} bytes with their heads");
        Assert.Equal(3, sizes.Length);
        Assert.InRange(bytes, 1, 25_000);
    }

    [Fact]
    public async Task AnswersGivenOnOneInstance_AppearOnAPageOpenOnTheOther()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, (2 * window.MinimumBatchSize) - 1);
        StaffMember analyst;
        await using (var office = new SurveyApp(database))
            analyst = await office.StaffAsync(Roles.Analyst);
        await using var showing = await SurveyProcess.StartPublishedAsync(database, ("Release__Every", "01:00:00"));
        await using var taking = await SurveyProcess.StartPublishedAsync(
            database,
            ("Release__Every", "00:00:00.1"),
            ("Limits__FastestForm", "00:00:00"));
        var (shows, takes) = (await showing.AddressAsync(), await taking.AddressAsync());
        await using var gateway = new Gateway(path => path.StartsWithSegments("/s") ? takes : shows);
        var site = await gateway.ListenAsync();

        var staff = await (await Browsers.OpenAsync(site)).NewPageAsync();
        await SignInAsync(staff, analyst);
        await staff.GotoAsync("/surveys/wave/results/all");
        Assert.Equal((9, 0), await ReceivedAndCountedAsync(staff));
        await Expect(staff.Locator("[data-live-state]")).ToHaveTextAsync("These figures update automatically.");

        var worker = await (await Browsers.OpenAsync(site, width: 390)).NewPageAsync();
        await worker.GotoAsync("/s/wave");
        await FillAsync(worker);
        await worker.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you! We have received your answers.");

        await Expect(staff.Locator(".kpis dd").Nth(1)).ToHaveTextAsync("5");
        Assert.Equal((10, 5), await ReceivedAndCountedAsync(staff));
        await Expect(staff.Locator("#Q2 tr", new() { HasText = "Mandatory requirement" }).Locator(".figures__count"))
            .Not.ToHaveTextAsync("0");
        await Expect(staff.Locator("[data-live-state]")).ToHaveTextAsync("The figures have been updated.");
    }

    // While every instance restarts, a proxy responds, and the browser takes that for the end of the event stream.
    [Fact]
    public async Task ALineThatIsRefused_IsAskedForAgain_AndThePageMovesOn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        await using var app = new SurveyApp(database);
        var staff = await (await Browsers.OpenAsync(app.Listen())).NewPageAsync();
        await SignInAsync(staff, await app.StaffAsync(Roles.Analyst));
        await staff.RouteAsync("**/surveys/wave/results/events**", line => line.FulfillAsync(new() { Status = 503 }));
        await staff.GotoAsync("/surveys/wave/results/all");
        await Expect(staff.Locator("[data-live-state]")).ToContainTextAsync("Live updates are interrupted");

        await staff.UnrouteAllAsync();
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        await Expect(staff.Locator(".kpis dd").Nth(1)).ToHaveTextAsync("5", new() { Timeout = 60_000 });
        await Expect(staff.Locator("[data-live-state]")).ToHaveTextAsync("The figures have been updated.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatIsStillBeingCounted_IsShownWhenItIs(bool script)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database) { FirstPatience = TimeSpan.FromMilliseconds(200) };
        var staff = await (await Browsers.OpenAsync(app.Listen(), width: 390, script)).NewPageAsync();
        await SignInAsync(staff, await app.StaffAsync(Roles.Analyst));
        await using (var hold = await HeldLock.TakeAsync(database, "LOCK TABLE response IN ACCESS EXCLUSIVE MODE"))
        {
            await staff.GotoAsync("/surveys/2019/results/all?base=answered");
            await Expect(staff.Locator("main h2")).ToHaveTextAsync("We are calculating the results");
            if (script)
                await PagesTests.LookAsync(staff, "results-being-counted", 390);
        }

        await Expect(staff.Locator("#Q10 table")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task APageWhoseSignInHasEnded_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var staff = await (await Browsers.OpenAsync(app.Listen())).NewPageAsync();
        await SignInAsync(staff, await app.StaffAsync(Roles.Analyst));
        await staff.RouteAsync("**/surveys/wave/results/events**", line => line.FulfillAsync(new() { Status = 503 }));
        await staff.GotoAsync("/surveys/wave/results/all");

        await staff.Context.ClearCookiesAsync();

        await Expect(staff.Locator("[data-live-state]")).ToContainTextAsync("You are signed out", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task APageWhoseInstanceStops_GoesOnWithTheNext()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 2 * window.MinimumBatchSize);
        var first = new SurveyApp(database);
        await using var second = new SurveyApp(database);
        var serving = first.Listen();
        await using var gateway = new Gateway(_ => serving);
        var staff = await (await Browsers.OpenAsync(await gateway.ListenAsync())).NewPageAsync();
        await SignInAsync(staff, await first.StaffAsync(Roles.Analyst));
        await staff.GotoAsync("/surveys/wave/results/all");
        await Expect(staff.Locator("[data-live-state]")).ToHaveTextAsync("These figures update automatically.");

        serving = second.Listen();
        await first.DisposeAsync();
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        await Expect(staff.Locator(".kpis dd").Nth(1)).ToHaveTextAsync("5", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task WithoutScript_TheSurveyIsFilledAndSent()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await (await Browsers.OpenAsync(app.Listen(), width: 390, script: false)).NewPageAsync();

        await page.GotoAsync("/s/wave");
        await FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you! We have received your answers.");
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task OnlyAKeyboard_FillsAndSends()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var page = await (await Browsers.OpenAsync(app.Listen())).NewPageAsync();

        await page.GotoAsync("/s/wave");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        while (await page.EvaluateAsync<string>("document.activeElement.id") != "Q1")
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("link worker");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        while (await page.EvaluateAsync<string>("document.activeElement.type") != "submit")
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you! We have received your answers.");
    }

    [Fact]
    public async Task TheFirstAdministrator_MakesAWindow_OpensIt_AndClosesIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await (await Browsers.OpenAsync(app.Listen())).NewPageAsync();

        await page.GotoAsync(await app.FirstAdministratorLinkAsync());
        await page.GetByLabel("Your name").FillAsync("Christiana");
        await page.GetByLabel("Email address").FillAsync("admin@example.org");
        await page.GetByLabel("Password").FillAsync(SurveyApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Create the first survey" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("Workforce survey 2031");
        await page.GetByLabel("Short name").FillAsync("workforce-2031");
        await page.GetByLabel("First day").FillAsync("2031-01-18");
        await page.GetByLabel("Last day").FillAsync("2031-02-15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create survey" }).ClickAsync();
        await Expect(page.Locator("#OpensAt")).ToContainTextAsync("18 January 2031, 12:00am");
        await Expect(page.Locator("#ClosesAt")).ToContainTextAsync("15 February 2031, 11:59pm");
        await Expect(page.Locator(".state")).ToHaveTextAsync("Being prepared");

        await page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "Contact for respondents" }).ClickAsync();
        await page.GetByLabel("Contact").FillAsync("survey@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See it as a respondent" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the set-up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Scheduled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it now" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it now" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Open");
        await page.Locator("#close").GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the survey" }).ClickAsync();
        await Expect(page.Locator(".state")).ToContainTextAsync("Closed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the closing" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Open");
        await page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();
        await Expect(page.Locator(".log tr", new() { HasText = "Closed early" })).ToContainTextAsync("Christiana");
    }

    private static async Task FillAsync(IPage page)
    {
        foreach (var question in TestData.Questionnaire.Questions)
        {
            if (question.Kind == QuestionKinds.OpenText)
                await page.FillAsync($"#{question.Code}", $"an answer to {question.Code}, gyda chysylltydd 👩‍⚕️");
            else
                await page.GetByLabel(question.Options[0].Label, new() { Exact = true })
                    .And(page.Locator($"[name={question.Code}]"))
                    .CheckAsync();
        }

        await page.FillAsync("#Q9-other", "waiting lists");
    }

    private static async Task SignInAsync(IPage page, StaffMember member)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email address").FillAsync(member.Email!);
        await page.GetByLabel("Password").FillAsync(SurveyApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Surveys", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task<(int Received, int Counted)> ReceivedAndCountedAsync(IPage page)
    {
        // The page says that results are being calculated until the first count ends.
        await Expect(page.Locator(".kpis dd").First).ToBeVisibleAsync();
        var numbers = await page.Locator(".kpis dd").AllInnerTextsAsync();
        return (int.Parse(numbers[0], null), int.Parse(numbers[1], null));
    }
}
