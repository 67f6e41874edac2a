using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Windows;

public class WindowPagesTests
{
    [Fact]
    public async Task TheWindowOf2019_IsMadeFromItsTwoDays_BothIncluded()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var made = await client.SubmitAsync((await client.PageAsync("/surveys/new")).Form(), Window());

        Assert.Equal("/surveys/wave-2019/set-up", made.Headers.Location!.ToString());
        var window = await database.Context().Windows.Include(w => w.Links).SingleAsync();
        Assert.Equal(new DateTimeOffset(2019, 1, 18, 0, 0, 0, TimeSpan.Zero), window.OpensAt);
        Assert.Equal(new DateTimeOffset(2019, 2, 15, 23, 59, 0, TimeSpan.Zero), window.ClosesAt);
        Assert.Equal(["wave-2019"], window.Links.Select(c => c.Slug));
        var page = await client.PageAsync("/surveys/wave-2019");
        Assert.Contains("18 January 2019, 12:00am", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 February 2019, 11:59pm", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Window.Title", "", "Enter a title")]
    [InlineData("Window.Slug", "", "Enter a short name")]
    [InlineData("Window.Slug", "Wave 2019", "Enter a short name")]
    [InlineData("Window.Slug", "taken", "Another survey has this short name")]
    [InlineData("Window.Slug", "new", "This is part of the site's own addresses")]
    [InlineData("Window.Slug", "import", "This is part of the site's own addresses")]
    [InlineData("Window.From", "", "Enter the first day")]
    [InlineData("Window.From", "2019-02-30", "cannot be read")]
    [InlineData("Window.To", "2019-01-17", "Last day must be the same as or after the first day")]
    [InlineData("Window.To", "9999-12-31", "Enter a date in this century")]
    [InlineData("Window.Start", "questionnaire-999", "Select a questionnaire")]
    [InlineData("Window.Start", "like-999", "Select how to start")]
    public async Task AWindowThatCannotBe_IsRefused_WithAMessageAtItsField(string field, string value, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database, "taken");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var fields = Window();
        fields[field] = value;

        var answer = await client.SubmitAsync((await client.PageAsync("/surveys/new")).Form(), fields);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.PageAsync();
        Assert.Contains(
            message,
            page.QuerySelector($".govuk-error-summary a[href='#{field.Replace('.', '_')}']")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(message, page.QuerySelector($"[data-valmsg-for='{field}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await TestData.CountAsync(database, "survey_window"));
    }

    [Fact]
    public async Task OpeningAndClosingNow_TakeEffectAtOnce_AndAreKeptInTheActivityLog()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal("This survey is not open yet", await HeadingAsync(client, "/s/wave"));
        await client.SubmitFreshAsync("/surveys/wave/set-up?confirm=open", handler: "open");
        Assert.Equal(TestData.Questionnaire.Title, await HeadingAsync(client, "/s/wave"));
        var close = (await client.PageAsync("/surveys/wave/set-up?confirm=close")).Form("close");
        await client.SubmitAsync(close);
        Assert.Equal("This survey has closed", await HeadingAsync(client, "/s/wave"));

        var again = await client.SubmitAsync(close);
        Assert.Contains(
            "Only an open survey can be closed",
            (await again.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(
            [AuditAction.StaffSignedIn, AuditAction.WindowOpened, AuditAction.WindowClosed],
            await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync());
    }

    [Fact]
    public async Task AWindowThatEndsWithFewerThanK_WaitsForADecision_WithAReasonThatIsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 3);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.AwaitingDecision, await database.Get<Releaser>().ReleaseAsync(window.Id));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/wave")).Form("Decide");

        var withoutChoice = await client.SubmitAsync(form, new() { ["Reason"] = "all three agreed" });
        Assert.Contains(
            "Select what to do",
            (await withoutChoice.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        var withoutReason = await client.SubmitAsync(form, new() { ["decision"] = "Release", ["Reason"] = "  " });
        var asksReason = await withoutReason.PageAsync();
        Assert.Contains("Enter a reason", asksReason.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(asksReason.QuerySelector("#decision-release")!.HasAttribute("checked"));
        Assert.Equal(0, await TestData.CountAsync(database, "response"));

        foreach (var number in new[] { "0", "1", "release", " Release", "Release,Discard", "2", "-1" })
        {
            var forged = await (
                await client.SubmitAsync(form, new() { ["decision"] = number, ["Reason"] = "all three agreed" })).PageAsync();
            Assert.Contains("Select what to do", forged.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var kind in new[] { "Hidden", "None", "1", "3", "Honeypot,Speeding", "" })
        {
            var fields = new Dictionary<string, object?> { ["decision"] = "Release", ["Reason"] = "all three agreed", ["LeaveOut"] = kind };
            var forged = await (await client.SubmitAsync(form, fields)).PageAsync();
            Assert.Contains(
                "Select the kinds of flagged responses to leave out",
                forged.QuerySelector(".govuk-error-summary")!.TextContent,
                StringComparison.Ordinal);
        }

        Assert.Equal(0, await TestData.CountAsync(database, "response"));
        Assert.Equal(3, await TestData.CountAsync(database, "staged"));

        // Fewer than k responses are added only after an administrator has read their number. A withdrawal in between changes that number.
        var asked = await (await client.SubmitAsync(form, new() { ["decision"] = "Release", ["Reason"] = "all three agreed" })).PageAsync();
        Assert.Contains(
            "The figures will change by only 3 people",
            asked.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, await TestData.CountAsync(database, "response"));
        await database.Get<Withdrawal>().WithdrawAsync(codes[0]);
        var again = await (await client.SubmitAsync(asked.Form("Decide"))).PageAsync();
        Assert.Contains(
            "The figures will change by only 2 people",
            again.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        await client.SubmitAsync(again.Form("Decide"));
        Assert.Equal(2, await TestData.CountAsync(database, "response"));
        Assert.Contains(
            "A Administrator Decided to add pending responses to the results “all three agreed”",
            await client.ActivityAsync("wave"));
    }

    [Fact]
    public async Task AReleaseThatFails_IsSaidWithItsNextAttempt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 10);
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            new Releaser(database.Source, new SubmissionCipher(new SecretKeys(new byte[32]))).ReleaseAsync(window.Id));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Contains(
            "has failed once",
            (await client.PageAsync("/surveys/wave")).QuerySelector(".notice")!.TextContent,
            StringComparison.Ordinal);

        await database.Get<Releaser>().ReleaseAsync(window.Id);
        Assert.Null((await client.PageAsync("/surveys/wave")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task AnAddedLink_LeadsToTheSameSurvey_AndATakenOneIsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var form = (await client.PageAsync("/surveys/wave/share")).Form("Link");

        await client.SubmitAsync(form, new() { ["LinkName"] = "Partner newsletter", ["LinkSlug"] = "partners" });
        var taken = await client.SubmitAsync(form, new() { ["LinkName"] = "Another", ["LinkSlug"] = "partners" });

        Assert.Equal(TestData.Questionnaire.Title, await HeadingAsync(client, "/s/partners"));
        Assert.Contains(
            "Another link has this address",
            (await taken.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        var reserved = await (await client.SubmitAsync(form, new() { ["LinkName"] = "Another", ["LinkSlug"] = "new" })).PageAsync();
        Assert.Equal(Slug.ReservedMessage, reserved.QuerySelector("#slug-error")!.TextContent);
    }

    [Fact]
    public async Task Links_OneMadeForOnePerson_ShowNoCountThatTellsOfIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await UsedAsync(database, window, "Newsletter", opened: 90, sent: 41);
        await UsedAsync(database, window, "Conference", opened: 30, sent: 17);
        await UsedAsync(database, window, "For Nia", opened: 1, sent: 1);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        // The open link shows no count: it is withheld with Nia's, and the conference's with both. Otherwise the number of all forms would
        // reveal them.
        var rows = LinkCounts(await client.PageAsync("/surveys/wave/share"));
        Assert.Equal(["fewer than 5, or suppressed", "90 41", "fewer than 5, or suppressed", "fewer than 5, or suppressed"], rows);
        Assert.Equal(["59"], Rows(await client.PageAsync("/surveys/wave/results/all"), "The forms sent by all links together on each day"));
        foreach (var part in new[] { "", "/figures.json", "/figures.csv", "/charts/days.svg" })
            Assert.DoesNotContain("Nia", await client.GetStringAsync($"/surveys/wave/results{part}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "fewer than 5, or suppressed")]
    [InlineData(5, "9 5")]
    public async Task Links_TheOnlyOne_ShowsItsCountsFromKOn(int sent, string shown)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var link = window.Links[0].Id;
        await database.RunAsync($"INSERT INTO channel_day (channel_id, day, opened, submitted) VALUES ({link}, CURRENT_DATE, 9, {sent})");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal([shown], LinkCounts(await client.PageAsync("/surveys/wave/share")));
    }

    [Fact]
    public async Task Days_OfAWindowWithFewRepliesToInvitations_AreNotShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await database.Get<InvitationService>()
            .InviteAsync(window, Enumerable.Range(0, window.MinimumBatchSize).Select(i => $"person{i}@example.org"));
        await TestData.AcceptedAsync(database, window, 8);
        await UsedAsync(database, window, "Newsletter", opened: 20, sent: 7);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await client.PageAsync("/surveys/wave/results/all");

        Assert.Equal("8", page.QuerySelector(".kpis dd")!.TextContent);
        Assert.Empty(Rows(page, "The forms sent by all links together on each day"));
        Assert.Contains(
            "Days are not shown",
            await client.GetStringAsync("/surveys/wave/results/charts/days.svg"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Received_AWithdrawnForm_CountsUntilTheFinalRelease_AndIsToldThen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, window.MinimumBatchSize + 1);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var before = await client.GetStringAsync("/surveys/wave/results/figures.json");

        await database.Get<Withdrawal>().WithdrawAsync(codes[0]);

        Assert.Equal(before, await client.GetStringAsync("/surveys/wave/results/figures.json"));
        Assert.Contains("0 of 6 received are in the results.", await StandingAsync(client), StringComparison.Ordinal);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        Assert.Contains("5 of 6 received are in the results, 1 withdrawn.", await StandingAsync(client), StringComparison.Ordinal);
        var figures = (await client.PageAsync("/surveys/wave/results/all")).QuerySelectorAll(".kpis > div")
            .Select(kpi => kpi.TextContent.Trim());
        Assert.Equal(["received6", "in the results5", "withdrawn or left out1"], figures.Take(3));
        Assert.Equal("6", (await client.PageAsync("/surveys")).QuerySelector("td.surveys__received b")!.TextContent);
    }

    [Fact]
    public async Task NewSurvey_AfterAnImport_IsNotOfferedItsQuestionnaire()
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = ImportProposal.Read(Files.Csv(Files.TwoRows));
        await database.Get<Importer>().StoreAsync(file.Make("old", "Old wave", file.Proposed), staffId: null);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await client.PageAsync("/surveys/new");

        var select = (IHtmlSelectElement)page.QuerySelector("select[name='Window.Start']")!;
        Assert.StartsWith(TestData.Questionnaire.Title, Assert.Single(select.Options).TextContent, StringComparison.Ordinal);
        await client.SubmitAsync(page.Form(), Window());
        var made = database.Context().Windows.Where(w => w.Slug == "wave-2019").Select(w => w.Questionnaire.Code);
        Assert.Equal(TestData.Questionnaire.Code, await made.SingleAsync());
    }

    [Fact]
    public async Task ResultsOfAWindow_ShowNothingUntilABatchIsReleased()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, (2 * window.MinimumBatchSize) - 1);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        Assert.Equal("No results yet", (await client.PageAsync("/surveys/wave/results/all")).QuerySelector("main h2")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/surveys/none/results/all")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/surveys/none/results/figures.json")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/surveys/wave/results/figures.json?base=some")).StatusCode);
    }

    private static Dictionary<string, object?> Window() => new()
    {
        ["Window.Title"] = "Wave 2019",
        ["Window.Slug"] = "wave-2019",
        ["Window.From"] = "2019-01-18",
        ["Window.To"] = "2019-02-15",
    };

    /// <summary>Adds uses of another link of the window, two days ago.</summary>
    private static Task UsedAsync(TestDatabase database, SurveyWindow window, string name, int opened, int sent) => database.RunAsync($"""
        WITH link AS (INSERT INTO channel (window_id, slug, name) VALUES ({window.Id}, '{Slug.From(name, "link")}', '{name}') RETURNING id)
        INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT id, CURRENT_DATE - 2, {opened}, {sent} FROM link
        """);

    /// <summary>Returns the counts of each link on the page Share.</summary>
    private static IReadOnlyList<string> LinkCounts(IHtmlDocument page) =>
    [
        .. page.QuerySelectorAll(".link-row__counts")
            .Select(counts => string.Join(' ', counts.QuerySelectorAll("dd").Select(count => count.TextContent))),
    ];

    /// <summary>Returns the figures of each row of the table with that caption.</summary>
    private static IReadOnlyList<string> Rows(IHtmlDocument page, string caption) =>
    [
        .. page.QuerySelectorAll("table").Where(table => table.QuerySelector("caption")?.TextContent == caption)
            .SelectMany(table => table.QuerySelectorAll("tbody tr"))
            .Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent))),
    ];

    private static async Task<string> StandingAsync(HttpClient client) =>
        Pages.Words((await client.PageAsync("/surveys/wave")).QuerySelector("#released")!.TextContent);

    private static async Task<string> HeadingAsync(HttpClient client, string address) =>
        (await client.PageAsync(address)).QuerySelector("h1")!.TextContent;
}
