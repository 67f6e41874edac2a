using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests a survey from the idea to its results, as an administrator, an analyst and a coder walk through it.</summary>
public class SurveyJourneyTests
{
    [Fact]
    public async Task NextYearsSurvey_WithThreeLinks_TakesAtMost9ClicksAnd6Fields()
    {
        await using var database = await TestDatabase.CreateAsync();
        await EarlierSurveyAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Administrator);
        var (clicks, fields) = (0, 0);

        await ClickAsync(AriaRole.Link, "New survey");
        await Expect(page.GetByLabel("Title")).ToHaveValueAsync("Workforce survey 2031");
        await FillAsync("First day", "2031-01-18");
        await FillAsync("Last day", "2031-02-15");
        await ClickAsync(AriaRole.Button, "Create survey");
        await ClickAsync(AriaRole.Link, "See it as a respondent");
        await ClickAsync(AriaRole.Link, "Back to the set-up of Workforce survey 2031");
        await ClickAsync(AriaRole.Button, "Open the survey");
        await ClickAsync(AriaRole.Button, "Open the survey");

        await Expect(page.Locator(".state")).ToHaveTextAsync("Scheduled");
        Assert.Equal(
            3,
            await database.ScalarAsync<long>("SELECT count(*) FROM channel WHERE window_id = (SELECT max(window_id) FROM channel)"));
        Assert.InRange(clicks, 1, 9);
        Assert.InRange(fields, 1, 6);

        async Task ClickAsync(AriaRole role, string name)
        {
            clicks++;
            await page.GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();
        }

        async Task FillAsync(string label, string value)
        {
            fields++;
            await page.GetByLabel(label).FillAsync(value);
        }
    }

    [Fact]
    public async Task ASurvey_FromTheEarlierOneToItsDownloads()
    {
        await using var database = await TestDatabase.CreateAsync();
        await EarlierSurveyAsync(database);
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(site), Roles.Administrator);

        // Start from an earlier survey, and correct it.
        await page.GotoAsync("/surveys/workforce-2030/set-up");
        await page.ClickAsync("text=Start a new survey like this one");
        await page.GetByLabel("First day").FillAsync("2026-01-18");
        await page.GetByLabel("Last day").FillAsync("2031-02-15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create survey" }).ClickAsync();
        await page.Locator("#Title").GetByRole(AriaRole.Link).ClickAsync();
        await page.FillAsync("#Value", "Workforce survey, spring 2031");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Workforce survey, spring 2031");

        // Preview, checklist, open: its opening time has passed, so it opens at once.
        await Expect(page.Locator(".checks__left")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "See it as a respondent" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the set-up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the survey" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Open");

        // Another link, and answers.
        await TabAsync("Share");
        await Expect(page.Locator(".link-row")).ToHaveCountAsync(3);
        await page.ClickAsync("#add summary");
        await page.GetByLabel("Name").FillAsync("Conference");
        await page.GetByLabel("Address after /s/").FillAsync("conference-2031");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add link" }).ClickAsync();
        await Expect(page.Locator("#address-conference-2031")).ToHaveTextAsync($"{site}s/conference-2031");
        var worker = await (await Browsers.OpenAsync(site, width: 390)).NewPageAsync();
        await worker.GotoAsync("/s/conference-2031");
        await worker.FillAsync("#Q4", "A quiet room");
        await worker.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).ClickAsync();
        await Expect(worker.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Thank you!");
        SurveyWindow window;
        await using (var db = database.Context())
            window = db.Windows.Single(w => w.Slug == "workforce-2031");
        await TestData.AcceptedAsync(database, window, 30);

        // Extend, pause, resume, close, undo, close.
        await TabAsync("Set up");
        await page.Locator("#ClosesAt").GetByRole(AriaRole.Link).ClickAsync();
        await page.FillAsync("#Day", "2031-02-28");
        await page.FillAsync("#Reason", "Snow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#ClosesAt")).ToContainTextAsync("28 February 2031, 11:59pm");
        await page.Locator("#pause").GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause the survey" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Open");
        await CloseAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the closing" }).ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Open");
        await CloseAsync();

        // Two hours later.
        await database.RunAsync($"UPDATE survey_window SET closed_at = now() - interval '2 hours' WHERE id = {window.Id}");
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await page.GotoAsync("/surveys/workforce-2031");
        await Expect(page.Locator(".state")).ToHaveTextAsync("Finished");
        await TabAsync("Activity");
        foreach (var done in new[] { "Paused", "Resumed", "Closed early", "Conference", "Snow", "Workforce survey, spring 2031" })
            await Expect(page.Locator(".log").First).ToContainTextAsync(done);
        await page.ClickAsync("text=Results");
        await Expect(page.Locator(".kpis dd").Nth(1)).ToHaveTextAsync("31");

        foreach (var role in new[] { Roles.Analyst, Roles.Coder })
        {
            var reader = await SignedIn.PageAsync(await app.StaffAsync(role, $"{role}@example.org"), await Browsers.OpenAsync(site));
            await reader.ClickAsync("text=Workforce survey, spring 2031");
            await reader.Locator(".tabs").GetByText("Results").ClickAsync();
            await Expect(reader.Locator("#largest")).ToBeVisibleAsync();
            await reader.Locator(".subtabs").GetByText("Questions").ClickAsync();
            await reader.Locator(".pager").GetByText("Next").ClickAsync();
            await Expect(reader.Locator("#Q2 table")).ToBeVisibleAsync();
            await reader.Locator(".subtabs").GetByText("Crosstab").ClickAsync();
            await Expect(reader.Locator("#rows")).ToBeVisibleAsync();
            await reader.Locator(".subtabs").GetByText("Downloads").ClickAsync();
            var download = await reader.RunAndWaitForDownloadAsync(() =>
                reader.GetByRole(AriaRole.Link, new() { Name = "Download the Excel workbook" }).ClickAsync());
            Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal(role == Roles.Analyst ? 1 : 0, await reader.Locator("#answers").CountAsync());
            await reader.Locator(".tabs").GetByText("Activity").ClickAsync();
            await Expect(reader.Locator(".log").First).ToContainTextAsync("Closed early");
        }

        Task TabAsync(string name) => page.Locator(".tabs").GetByText(name, new() { Exact = true }).ClickAsync();

        async Task CloseAsync()
        {
            await TabAsync("Set up");
            await page.Locator("#close").GetByRole(AriaRole.Link).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Close the survey" }).ClickAsync();
            await Expect(page.Locator(".state")).ToContainTextAsync("Closed");
        }
    }

    /// <summary>A finished survey with a contact and three links.</summary>
    private static async Task EarlierSurveyAsync(TestDatabase database)
    {
        var window = await TestData.WindowAsync(
            database, "workforce-2030", opens: TimeSpan.FromDays(-40), closes: TimeSpan.FromDays(-10));
        await database.RunAsync(
            $"UPDATE survey_window SET title = 'Workforce survey 2030', contact = 'survey@example.org' WHERE id = {window.Id}");
        await using var db = database.Context();
        var stored = db.Windows.Single(w => w.Id == window.Id);
        stored.AddLink("newsletter-2030", "Newsletter");
        stored.AddLink("partners-2030", "Partners");
        await db.SaveChangesAsync();
    }
}
