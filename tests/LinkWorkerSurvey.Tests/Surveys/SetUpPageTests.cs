using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests the set-up page of a survey, its checklist and the preview, over HTTP.</summary>
public class SetUpPageTests
{
    private const string SetUp = "/surveys/wave-2027/set-up";

    [Fact]
    public async Task ADraft_IsPreparedCheckedOpenedPausedClosedAndReopened()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        Assert.Equal("This survey is not open yet", await HeadingAsync(client));
        Assert.Contains("2 checks are left", await TextAsync(client), StringComparison.Ordinal);

        await ChangeAsync(client, "Contact", new() { ["Form.Value"] = " survey@example.org " });
        Assert.Equal("Getting to know the link worker workforce", await HeadingAsync(client, "/surveys/wave-2027/preview"));
        Assert.DoesNotContain("left", await TextAsync(client), StringComparison.Ordinal);
        Assert.Equal("This survey is not open yet", await HeadingAsync(client));
        await ActAsync(client, "schedule");
        Assert.Equal("Getting to know the link worker workforce", await HeadingAsync(client));
        Assert.Contains("survey@example.org", (await client.PageAsync("/s/wave-2027")).Body!.TextContent, StringComparison.Ordinal);

        await ActAsync(client, "pause");
        Assert.Equal("This survey is paused", await HeadingAsync(client));
        await client.SubmitFreshAsync(SetUp, handler: "Resume");
        Assert.Equal("Getting to know the link worker workforce", await HeadingAsync(client));
        await ActAsync(client, "close");
        Assert.Equal("This survey has closed", await HeadingAsync(client));
        var undo = (await client.PageAsync(SetUp)).Form("Undo");
        await client.SubmitAsync(undo);
        Assert.Equal("Getting to know the link worker workforce", await HeadingAsync(client));
        Assert.Contains(
            "The closing of this survey has already been undone",
            Pages.Words((await (await client.SubmitAsync(undo)).PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent),
            StringComparison.Ordinal);
        Assert.Equal(
            [
                AuditAction.StaffSignedIn, AuditAction.WindowMade, AuditAction.ContactChanged, AuditAction.WindowPreviewed,
                AuditAction.WindowScheduled,
                AuditAction.WindowPaused, AuditAction.WindowResumed, AuditAction.WindowClosed, AuditAction.WindowClosingUndone,
            ],
            await database.Context().AuditEntries.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync());
    }

    [Theory]
    [InlineData("opens_at = now() - interval '1 day'", "OpensAt", "This time has passed: the survey opens as soon as you confirm.")]
    [InlineData(
        "opens_at = now() - interval '2 days', closes_at = now() - interval '1 day'",
        "ClosesAt",
        "This time has passed. Choose a later one before you open the survey.")]
    public async Task ADraft_WarnsOfEachTimeThatHasPassed(string times, string detail, string warning)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        await database.RunAsync("UPDATE survey_window SET opens_at = now() + interval '1 day'");
        Assert.DoesNotContain("has passed", await TextAsync(client), StringComparison.Ordinal);

        await database.RunAsync($"UPDATE survey_window SET {times}");
        var row = (await client.PageAsync(SetUp)).QuerySelector($"#{detail} .rows__warn");

        Assert.Equal(warning, row?.TextContent);
    }

    [Fact]
    public async Task ADraftWithAnOpenCheck_CannotBeOpened_EvenByARequestOfItsOwn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var form = (await client.PageAsync(SetUp + "?change=Title")).Form("Change");

        var answer = await client.SubmitAsync(SetUp + "?handler=Schedule", form);

        Assert.Contains(
            "Complete the checklist before you open the survey",
            (await answer.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.True((await database.Context().Windows.SingleAsync()).IsDraft);
    }

    [Theory]
    [InlineData("OpensAt", "2047-03-31", "01:30", null, "Time", "does not exist")]
    [InlineData("OpensAt", "2047-10-27", "01:30", null, "Reading", "comes twice")]
    [InlineData("OpensAt", "", "09:00", null, "Day", "Enter a date")]
    [InlineData("OpensAt", "1999-01-01", "09:00", null, "Day", "this century")]
    [InlineData("OpensAt", "2047-03-01", "25:00", null, "Time", "Enter a time")]
    [InlineData("ClosesAt", "2020-01-01", "09:00", null, "Day", "after the opening time")]
    public async Task ATimeThatCannotBe_IsRefused_AtItsField(
        string detail, string day, string time, string? reading, string field, string message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var before = await database.DumpAsync();

        var answer = await ChangeAsync(
            client, detail, new() { ["Form.Day"] = day, ["Form.Time"] = time, ["Form.Reading"] = reading ?? "" });

        var page = await answer.PageAsync();
        Assert.Contains(message, page.QuerySelector($".govuk-error-summary a[href='#{field}']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#{field}"));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Theory]
    [InlineData("ffion@", false)]
    [InlineData("Ffion Evans (ffion@", false)]
    [InlineData("Ffion Evans (ffion@example.org), 029 2018 0000", true)]
    [InlineData("029 2018 0000", true)]
    [InlineData("", true)]
    public async Task AContactWithHalfAnEmailAddress_IsRefused_AtItsField(string contact, bool accepted)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);

        var answer = await ChangeAsync(client, "Contact", new() { ["Form.Value"] = contact });

        Assert.Equal(accepted ? HttpStatusCode.Redirect : HttpStatusCode.OK, answer.StatusCode);
        if (!accepted)
            Assert.NotNull((await answer.PageAsync()).QuerySelector(".govuk-error-summary a[href='#Value']"));
    }

    [Theory]
    [InlineData("BST", "2047-10-27T00:30:00Z")]
    [InlineData("GMT", "2047-10-27T01:30:00Z")]
    public async Task ATimeThatComesTwice_IsStoredAsChosen(string reading, string instant)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var asked = await ChangeAsync(client, "ClosesAt", new() { ["Form.Day"] = "2047-10-27", ["Form.Time"] = "01:30" });

        await client.SubmitAsync((await asked.PageAsync()).Form("Change"), new() { ["Form.Reading"] = reading });

        Assert.Equal(
            DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture),
            (await database.Context().Windows.SingleAsync()).ClosesAt);
        Assert.Contains($"1:30am {reading}", await TextAsync(client), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contact", "survey@example.org", "")]
    [InlineData("Population", "900", "1,200")]
    [InlineData("Eligibility", "Link workers", "Link workers\r\nin post")]
    public async Task AChangeThatIsSentTwice_IsMadeOnce_AndIsNoConflict(string detail, string before, string after)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        await ChangeAsync(client, detail, new() { ["Form.Value"] = before });
        var form = (await client.PageAsync($"{SetUp}?change={detail}")).Form("Change");

        foreach (var _ in new[] { "a click", "another" })
            Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(form, new() { ["Form.Value"] = after })).StatusCode);

        // Creating the survey, and two changes.
        Assert.Equal(3, await TestData.CountActsAsync(database));
    }

    [Fact]
    public async Task ADetailChangedByAnotherMeanwhile_IsNotOverwrittenUnseen()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var form = (await client.PageAsync(SetUp + "?change=Title")).Form("Change");
        await ChangeAsync(client, "Title", new() { ["Form.Value"] = "Theirs" });

        var refused = await (await client.SubmitAsync(form, new() { ["Form.Value"] = "Mine" })).PageAsync();

        Assert.Contains("has changed this meanwhile", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It is now ‘Theirs’", refused.QuerySelector("#value-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", refused.QuerySelector("#Value")!.GetAttribute("value"));
        await client.SubmitAsync(refused.Form("Change"));
        Assert.Equal("Mine", (await database.Context().Windows.SingleAsync()).Title);
        await ChangeAsync(client, "Title", new() { ["Form.Value"] = "2027" });
        Assert.Contains("To “2027”, from “Mine”", await ActivityAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATimeChangedByAnotherMeanwhile_SaysSoAtTheDate_WithTheNewTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var form = (await client.PageAsync(SetUp + "?change=ClosesAt")).Form("Change");
        await ChangeAsync(client, "ClosesAt", new() { ["Form.Day"] = "2048-02-28", ["Form.Time"] = "12:30" });

        var refused = await (await client.SubmitAsync(form, new() { ["Form.Day"] = "2049-03-01" })).PageAsync();

        var error = refused.QuerySelector("#day-error")!.TextContent;
        Assert.Contains("has changed this meanwhile", error, StringComparison.Ordinal);
        Assert.EndsWith("It is now ‘Friday 28 February 2048, 12:30pm’", error, StringComparison.Ordinal);
        Assert.Equal("#Day", refused.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("2049-03-01", refused.QuerySelector("#Day")!.GetAttribute("value"));
    }

    [Fact]
    public async Task ATextOfSeveralLines_IsStoredAsAParagraph_AndItsRowSaysSaved()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);

        var saved = await ChangeAsync(client, "Eligibility", new() { ["Form.Value"] = " Link workers \r\n\r\nin post\n" });

        Assert.Equal("Link workers in post", (await database.Context().Windows.SingleAsync()).Facts.Eligibility);
        Assert.Equal($"{SetUp}?saved=Eligibility#Eligibility", saved.Headers.Location!.ToString());
        var rows = (await client.PageAsync($"{SetUp}?saved=Eligibility")).QuerySelectorAll(".rows > div:has(.rows__saved)");
        Assert.Equal("Eligibility", Assert.Single(rows).Id);
    }

    [Theory]
    [InlineData("Survey\u202e2027")]
    [InlineData("Survey\u200b2027")]
    public async Task InvisibleAndDirectionChangingCharacters_AreRefusedInTitles(string title)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);

        var answer = await ChangeAsync(client, "Title", new() { ["Form.Value"] = title });

        Assert.Contains(
            "Remove the invisible characters",
            (await answer.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePreview_ChecksAFormLikeARespondents_AndStoresNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        var form = (await client.PageAsync("/surveys/wave-2027/preview")).Form();
        var before = await database.DumpAsync();

        var empty = await client.SubmitAsync(form);
        var sent = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal("A respondent’s answers would now be stored", (await sent.PageAsync()).QuerySelector("h1")!.TextContent);
        Assert.Equal(before, await database.DumpAsync());
        var coder = await app.SignedInAsync(Roles.Coder);
        Assert.Equal(HttpStatusCode.Redirect, (await coder.GetAsync("/surveys/wave-2027/preview")).StatusCode);
    }

    [Fact]
    public async Task AFormOpenedBeforeAPause_IsAccepted_AndAfterItsGraceKeepsItsAnswers()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var (first, second) = ((await client.PageAsync("/s/wave")).Form(), (await client.PageAsync("/s/wave")).Form());
        await database.RunAsync("UPDATE survey_window SET paused_at = now() - interval '1 minute'");
        var accepted = await client.SubmitAsync(first, new() { ["Q4"] = "listening" });
        await database.RunAsync("UPDATE survey_window SET paused_at = now() - interval '31 minutes'");

        var refused = await client.SubmitAsync(second, new() { ["Q4"] = "patience" });

        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await refused.PageAsync();
        Assert.Contains("has been paused", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("patience", page.QuerySelector("textarea[name='Q4']")!.TextContent.Trim());
        await database.RunAsync("UPDATE survey_window SET paused_at = NULL");
        Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitAsync(page.Form())).StatusCode);
        Assert.Equal(2, await TestData.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task ARetiredLink_BeginsNoForm_AndAcceptsOneThatWasOpen_WithoutSharingTheLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await database.RunAsync("UPDATE channel SET retired_at = now()");

        Assert.Equal("This link is no longer in use", await HeadingAsync(client, "/s/wave"));
        var accepted = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });

        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        var thanks = await (await client.FollowAsync(accepted)).PageAsync();
        Assert.StartsWith("Thank you", thanks.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Null(thanks.QuerySelector("main a[href='/s/wave']"));
    }

    [Fact]
    public async Task ANewSurvey_LikeTheLast_TakesOverItsLinksGroupSizeAndTexts_WithTheNextYear()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);
        await ChangeAsync(client, "Contact", new() { ["Form.Value"] = "survey@example.org" });
        await ChangeAsync(client, "MinimumBatchSize", new() { ["Form.Value"] = "12" });
        await client.SubmitFreshAsync(
            "/surveys/wave-2027/share", new() { ["LinkName"] = "Partner newsletter", ["LinkSlug"] = "partners" }, "Link");
        var form = (await client.PageAsync("/surveys/new")).Form();

        await client.SubmitAsync(form, new() { ["Window.From"] = "2028-01-18", ["Window.To"] = "2028-02-15" });

        var made = await database.Context().Windows.Include(w => w.Links).SingleAsync(w => w.Slug == "wave-2028");
        Assert.Equal("Wave of 2028", made.Title);
        Assert.Equal((12, "survey@example.org", true), (made.MinimumBatchSize, made.Facts.Contact, made.IsDraft));
        Assert.Equal(
            ["Main link wave-2028", "Partner newsletter wave-2028-partner-newsletter"],
            made.Links.OrderBy(link => link.Id).Select(link => $"{link.Name} {link.Slug}"));
        Assert.Null(made.PreviewedAt);
    }

    [Fact]
    public async Task ASurveyThatReceivedNothing_IsDeleted_AfterAQuestion()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await CreateAsync(client);

        var gone = await ActAsync(client, "delete");

        Assert.Equal("/surveys", gone.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(SetUp)).StatusCode);
    }

    [Fact]
    public async Task OpenedByMistake_GoesBackToScheduled_AsLongAsNothingWasReceived()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, "wave-2027");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var later = UkTime.DayOf(DateTimeOffset.UtcNow).AddDays(2);
        await database.RunAsync("UPDATE survey_window SET closes_at = now() + interval '9 days'");
        var fields = new Dictionary<string, object?>
        {
            ["Form.Day"] = later.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Form.Time"] = "00:00",
        };

        await ChangeAsync(client, "OpensAt", fields);
        Assert.Equal("This survey is not open yet", await HeadingAsync(client));

        await database.RunAsync("UPDATE survey_window SET opens_at = now() - interval '1 hour'");
        await TestData.AcceptedAsync(database, window, 1);
        var refused = await ChangeAsync(client, "OpensAt", fields);
        Assert.Contains(
            "This survey has already received answers",
            (await refused.PageAsync()).QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        var kept = await ActAsync(client, "delete");
        Assert.Contains(
            "has received answers, so it cannot be deleted", (await kept.PageAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImportedSurvey_IsNotShownAsOpenedOrReleasedHere_AndItsNotesDoNotTakeMissingAnswersForRefusals()
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = ImportProposal.Read(Files.Csv(Files.TwoRows));
        await database.Get<Importer>().StoreAsync(file.Make("old", "Old wave", file.Proposed), staffId: null);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await client.PageAsync("/surveys/old/set-up");

        Assert.Equal(
            ["Questionnaire", "Title for staff", "Eligible people", "Sponsor", "Who can answer", "How links are spread"],
            page.QuerySelectorAll(".rows dt").Select(name => name.TextContent));
        var tables = (await Figure.CountAsync(database, "old")).Figures(new()).Questions;
        Assert.Contains(tables, table => table.NotAnswered > 0);
        Assert.All(tables, table => Assert.Equal(
            table.NotAnswered > 0,
            table.Notes.Contains("The file does not say whether those who did not answer were asked, or left it out.")));
    }

    [Theory]
    [InlineData("interval '3 hours'", "Forms opened before the pause were accepted until then.", "No form is accepted any more.")]
    [InlineData(null, "No form is accepted any more.", "before the pause")]
    public async Task WhenItEnds_TellsOfThePauseInWhichTheSurveyEnded(string? paused, string told, string untold)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(
            database, opens: TimeSpan.FromDays(-2), closes: TimeSpan.FromHours(-1), grace: TimeSpan.FromMinutes(30));
        if (paused is not null)
            await database.RunAsync($"UPDATE survey_window SET paused_at = now() - {paused}");
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Administrator)).PageAsync("/surveys/wave/set-up");

        var ends = Pages.Words(page.QuerySelector(".ends")!.TextContent);
        Assert.Contains(told, ends, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, ends, StringComparison.Ordinal);
    }

    private static async Task CreateAsync(HttpClient client)
    {
        var today = UkTime.DayOf(DateTimeOffset.UtcNow);
        var made = await client.SubmitFreshAsync("/surveys/new", new()
        {
            ["Window.Title"] = "Wave of 2027",
            ["Window.Slug"] = "wave-2027",
            ["Window.From"] = today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Window.To"] = "2047-02-15",
        });
        Assert.Equal(SetUp, made.Headers.Location!.ToString());
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, string detail, Dictionary<string, object?> fields) =>
        await client.SubmitFreshAsync($"{SetUp}?change={detail}", fields, "Change");

    // Asks for confirmation first, as the page does.
    private static async Task<HttpResponseMessage> ActAsync(HttpClient client, string action) =>
        await client.SubmitFreshAsync($"{SetUp}?confirm={action}", handler: action);

    private static async Task<string> HeadingAsync(HttpClient client, string address = "/s/wave-2027") =>
        (await client.PageAsync(address)).QuerySelector("main h1")!.TextContent;

    private static async Task<string> ActivityAsync(HttpClient client) =>
        (await client.PageAsync("/surveys/wave-2027/activity")).QuerySelector(".log")!.TextContent;

    private static async Task<string> TextAsync(HttpClient client) =>
        (await client.PageAsync(SetUp)).QuerySelector("main")!.TextContent;
}
