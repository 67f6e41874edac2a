using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>Tests the import page with script: it shows the progress, and otherwise works as without script.</summary>
public class ImportJourneyTests
{
    private const string Import = "/surveys/import?handler=Import";

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task ALongFile_ShowsHowFarItHasCome_IsImportedOnce_AndLeadsToItsResults(int width)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app, width);
        var sent = new List<string>();
        page.Request += (_, request) => { if (request.Method == "POST") sent.Add(new Uri(request.Url).PathAndQuery); };

        await ShowAsync(page, Files.Long());
        await FillAsync(page, Files.Long());
        await using var reading = await HeldLock.TakeAsync(database, "LOCK TABLE survey_window IN ACCESS EXCLUSIVE MODE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).DblClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Reading the file");
        await Expect(page.GetByText("10,000 rows read")).ToBeVisibleAsync();
        Assert.Equal(-1, await page.Locator("progress").EvaluateAsync<double>("bar => bar.position"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Import" })).ToBeDisabledAsync();
        await PagesTests.LookAsync(page, "import-reading", width);

        await using var writing = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE");
        await reading.LetGoAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Storing the responses");
        await Expect(page.GetByText("10,000 of 12,000 responses written")).ToBeVisibleAsync();
        Assert.Equal(10_000 / 12_000.0, await page.GetByRole(AriaRole.Progressbar).EvaluateAsync<double>("bar => bar.position"), 5);
        await PagesTests.LookAsync(page, "import-storing", width);
        await writing.LetGoAsync();

        await page.WaitForURLAsync("**/surveys/long/results");
        await Expect(page.Locator(".kpis dd").First).ToHaveTextAsync("12000");
        Assert.Equal([ImportForm.Address, Import], sent);

        await page.GoBackAsync();
        await Expect(page.Locator("main [type=submit]")).ToBeEnabledAsync();
        await Expect(page.Locator("progress")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task WhatTheFileHolds_AndWhatIsWrongWithIt_AreShownAsWithoutScript()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database, "taken");
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app);
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };

        await ChooseAsync(page, Files.Csv(["What?", "Where?"], ["a", "b", "c"]));
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview file" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Row 2 has 3 cells, but there are 2 headings.");
        await Expect(page).ToHaveTitleAsync("Error: Import an earlier survey - Link Worker Survey");

        await ShowAsync(page, Files.Csv(Files.TwoRows));
        await Expect(page).ToHaveTitleAsync("Import an earlier survey - Link Worker Survey");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.SelectOptionAsync("#kind-Q2", "leave-out");
        await FillAsync(page, Files.Csv(Files.TwoRows), slug: "taken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Expect(page.Locator(".govuk-error-summary a"))
            .ToHaveTextAsync("There is another window named 'taken'. Give this one another short name.");
        await Expect(page.Locator("#kind-Q2")).ToHaveValueAsync("leave-out");

        await FillAsync(page, Files.Csv(Files.TwoRows));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await page.WaitForURLAsync("**/surveys/long/results");
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task StoppingMidway_StoresNothing_AndItCanBeTriedAgain(int width)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app, width);
        await ShowAsync(page, Files.Long());
        await FillAsync(page, Files.Long());
        var before = await Rows.AllAsync(database);
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).PressAsync("Enter");
        await Expect(page.GetByText("10,000 of 12,000 responses written")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Storing the responses" })).ToBeFocusedAsync();
        Assert.Single(await hold.BlockedAsync());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-importing-stopped]")).ToBeFocusedAsync();
        await Expect(page.Locator("progress")).ToBeHiddenAsync();
        await PagesTests.LookAsync(page, "import-stopped", width);
        await Wait.UntilAsync(async () => (await hold.BlockedAsync(count: 0)).Count == 0);
        await hold.LetGoAsync();
        Assert.Equal(before, await Rows.AllAsync(database));

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await page.WaitForURLAsync("**/surveys/long/results");
        Assert.Equal(12_000, await TestData.CountAsync(database, "response"));
    }

    [Fact]
    public async Task LeavingThePage_StopsItToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app);
        await ShowAsync(page, Files.Long());
        await FillAsync(page, Files.Long());
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        Assert.Single(await hold.BlockedAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Start again" }).ClickAsync();

        await Wait.UntilAsync(async () => (await hold.BlockedAsync(count: 0)).Count == 0);
        await hold.LetGoAsync();
        Assert.Equal(0, await TestData.CountAsync(database, "survey_window"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task AServerThatIsGone_IsSaidPlainly_WithWhatWasChosenStillThere(int width)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app, width);
        await ShowAsync(page, Files.Csv(Files.TwoRows));
        await FillAsync(page, Files.Csv(Files.TwoRows));
        await page.RouteAsync($"**{Import}", route => route.AbortAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();

        await Expect(page.Locator("[data-importing-broken]")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-importing-broken]")).ToContainTextAsync("An import is never stored in part");
        await Expect(page.Locator("#Title")).ToHaveValueAsync("Long");
        await PagesTests.LookAsync(page, "import-broken", width);
        await page.UnrouteAsync($"**{Import}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await page.WaitForURLAsync("**/surveys/long/results");
    }

    [Fact]
    public async Task ASignInThatHasEnded_LeadsToSigningInAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var page = await AtAsync(app);
        await ChooseAsync(page, Files.Csv(Files.TwoRows));
        await page.Context.ClearCookiesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Preview file" }).ClickAsync();

        await page.WaitForURLAsync("**/account/sign-in?from=*");
    }

    private static async Task<IPage> AtAsync(SurveyApp app, int width = 1280)
    {
        var page = await (await Browsers.OpenAsync(app.Listen(), width)).NewPageAsync();
        var member = await app.StaffAsync(Roles.Administrator);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", member.Email!);
        await page.FillAsync("#Password", SurveyApp.Password);
        await page.ClickAsync("main button");
        await page.GotoAsync(ImportForm.Address);
        return page;
    }

    private static async Task ShowAsync(IPage page, byte[] file)
    {
        await ChooseAsync(page, file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview file" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Details of the survey" })).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, byte[] file, string slug = "long")
    {
        await page.GetByLabel("Title").FillAsync("Long");
        await page.GetByLabel("Short name").FillAsync(slug);
        await ChooseAsync(page, file);
    }

    private static Task ChooseAsync(IPage page, byte[] file) =>
        page.SetInputFilesAsync(
            "#Upload",
            new FilePayload
            {
                Name = "export.csv",
                MimeType = "text/csv",
                Buffer = file,
            });
}
