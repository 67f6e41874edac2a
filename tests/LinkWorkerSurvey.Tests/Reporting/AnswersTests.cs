using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

public class AnswersTests
{
    [Fact]
    public async Task Cases_AreARowEach_WithoutKeys_InAnotherOrderEachTime_AndKeptInTheActivityLog()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await FinishedAsync(database, 40);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var (first, second) = (await TakeAsync(client, "Cases"), await TakeAsync(client, "Cases"));

        var rows = Rows(first);
        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => $"skill {i}").Order(StringComparer.Ordinal),
            rows[1..]
                .Select(row => row.Split(',').Single(cell => cell.StartsWith("skill", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal));
        Assert.NotEqual(first, second);
        Assert.Equal(rows.Order(StringComparer.Ordinal), Rows(second).Order(StringComparer.Ordinal));
        foreach (var key in await database.ListAsync<Guid>("SELECT id FROM response UNION ALL SELECT id FROM answer_text"))
            Assert.DoesNotContain(key.ToString(), first, StringComparison.OrdinalIgnoreCase);
        var entries = await database.Context().AuditEntries
            .Where(t => t.Action == AuditAction.CasesTaken && t.WindowId == window.Id).Select(t => t.Note).ToListAsync();
        Assert.Equal(["CSV", "CSV"], entries);
    }

    [Fact]
    public async Task Texts_AreOneQuestionsAlone_AndHarmlessInASpreadsheet()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        foreach (
            var text in new[]
            {
                "=cmd|'/c calc'!A1",
                "a\u202Eb",
                "two\nlines",
                "with \"quotes\", and commas",
                "at Riverside Surgery, M1 1AE",
            })
            await database
                .Get<Acceptance>()
                .AcceptAsync(
                    window.Id,
                    WithdrawalCode.Mint(),
                    new Submission(TestData.Questionnaire, [], [new("Q4", false, text), new("Q5", false, "elsewhere")]));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var csv = await TakeAsync(client, "Texts", "Q4");

        Assert.Contains("'=cmd|'/c calc'!A1", csv, StringComparison.Ordinal);
        Assert.Contains("\nab,,not coded\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"at Riverside Surgery, M1 1AE\",\"postcode, employer\",not coded\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"two\nlines\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"with \"\"quotes\"\", and commas\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", csv, StringComparison.Ordinal);
        Assert.Equal("Q4, CSV", (await database.Context().AuditEntries.SingleAsync(t => t.Action != AuditAction.StaffSignedIn)).Note);
    }

    [Fact]
    public async Task Texts_HaveAColumnForEachCodeThatCounts_WhateverTheirFacet()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        foreach (var text in new[] { "coded", "merged", "nothing", "look", "open" })
        {
            await database.Get<Acceptance>().AcceptAsync(
                window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [], [new("Q8", false, text)]));
        }

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var staff = await TestData.AdministratorAsync(database, "coder@example.net");
        await using (var db = database.Context())
        {
            var frames = await db.Frames.Where(f => f.WindowId == window.Id && f.Question == "Q8").OrderBy(f => f.Id).ToListAsync();
            frames[0].AddCode("=Money");
            frames[0].AddCode("Funds");
            frames[1].AddCode("Training");
            await db.SaveChangesAsync();
            var texts = await db.CodingTexts.ToDictionaryAsync(text => text.Text, text => text.Id);
            var coding = new CodingService(db, TimeProvider.System);
            var (money, funds) = (frames[0].Codes[0].Id, frames[0].Codes[1].Id);
            await coding.RecordDecisionAsync([texts["coded"]], frames[0].Id, CodingOutcome.Coded, [money], staff);
            await coding.RecordDecisionAsync([texts["merged"]], frames[0].Id, CodingOutcome.Coded, [funds], staff);
            await coding.RecordDecisionAsync([texts["nothing"]], frames[0].Id, CodingOutcome.NothingToCode, [], staff);
            await coding.RecordDecisionAsync([texts["look"]], frames[0].Id, CodingOutcome.SecondLook, [], staff);
            await new CodeFrameService(db, TimeProvider.System).MergeCodeAsync(frames[0].Id, funds, money, staff);
        }

        await using var app = new SurveyApp(database);
        var csv = await TakeAsync(await app.SignedInAsync(Roles.Analyst), "Texts", "Q8");

        var lines = csv.Trim().Split("\r\n");
        Assert.EndsWith(
            $",may hold,{Facet(0)}: coding,{Facet(0)}: =Money,{Facet(1)}: coding,{Facet(1)}: Training",
            lines[0],
            StringComparison.Ordinal);
        Assert.Equal(
            [
                "coded,,coded,1,not coded,", "look,,needs a second look,,not coded,", "merged,,coded,1,not coded,",
                "nothing,,nothing to code,0,not coded,", "open,,not coded,,not coded,",
            ],
            lines[1..].Order(StringComparer.Ordinal));

        static string Facet(int place) => TestData.Questionnaire.Question("Q8").FramedFacets().ElementAt(place)!;
    }

    [Theory]
    [InlineData(Roles.Analyst, "Cases", HttpStatusCode.Redirect)]
    [InlineData(Roles.Coder, "Cases", HttpStatusCode.Redirect)]
    [InlineData(Roles.Coder, "Texts", HttpStatusCode.Redirect)]
    [InlineData(Roles.Analyst, "Texts", HttpStatusCode.OK)]
    public async Task WhoMayTakeWhat_IsDecidedByRole(string role, string handler, HttpStatusCode expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await FinishedAsync(database, 5);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);
        var token = (await client.PageAsync("/surveys/wave/results/all"))
            .QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await client.PostAsync(
            $"/surveys/wave/results/downloads?handler={handler}",
            new FormUrlEncodedContent([new("question", "Q4"), new("__RequestVerificationToken", token)]));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(
            expected == HttpStatusCode.OK ? 1 : 0,
            await TestData.CountActsAsync(database));
    }

    [Theory]
    [InlineData("Cases")]
    [InlineData("Texts")]
    public async Task BeforeTheFinalRelease_NothingCanBeTaken(string handler)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 12);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var page = await client.PageAsync("/surveys/wave/results/downloads");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await client.PostAsync(
            $"/surveys/wave/results/downloads?handler={handler}",
            new FormUrlEncodedContent([new("question", "Q4"), new("__RequestVerificationToken", token)]));

        Assert.Equal("/surveys/wave/results/downloads", answer.Headers.Location!.ToString());
        Assert.Contains(
            "Available when all responses are in the results", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(0, await TestData.CountActsAsync(database));
    }

    private static async Task<SurveyWindow> FinishedAsync(TestDatabase database, int count)
    {
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, count);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return window;
    }

    private static async Task<string> TakeAsync(HttpClient client, string handler, string? question = null)
    {
        var form = (await client.PageAsync("/surveys/wave/results/downloads"))
            .QuerySelectorAll("main form")
            .First(f => f.GetAttribute("action")!.Contains($"handler={handler}", StringComparison.Ordinal));
        var answer = await client.SubmitAsync(
            (AngleSharp.Html.Dom.IHtmlFormElement)form,
            question is null ? null : new() { ["question"] = question });
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string[] Rows(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
