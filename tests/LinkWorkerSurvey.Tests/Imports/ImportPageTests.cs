using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests the two steps of the import page, as a browser without script uses it.</summary>
public class ImportPageTests
{
    private const string Address = ImportForm.Address;

    [Fact]
    public async Task AnAdministrator_IsShownWhatTheFileHolds_CorrectsIt_AndSeesItsResults()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var file = Files.Csv(Files.TwoRows);
        var before = await database.DumpAsync();

        var shown = await (await SendAsync(client, await client.PageAsync(Address), file)).PageAsync();

        Assert.Equal(["single", "multiple", "text"], shown.QuerySelectorAll<IHtmlSelectElement>("select").Select(s => s.Value));
        Assert.Contains("A, Respondent ID: has a heading that survey tools use for who answered, when or from where",
            shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Files.Canary, shown.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());

        var answer = await SendAsync(
            client,
            shown,
            file,
            new()
            {
                ["Kinds[Q3]"] = "leave-out",
                ["Title"] = "Workforce survey 2018",
                ["Slug"] = "workforce-2018",
            });

        Assert.Equal("/surveys/workforce-2018/results", answer.Headers.Location!.OriginalString);
        var results = await client.PageAsync("/surveys/workforce-2018/results/all");
        Assert.Equal(["5", "5", "0%"], results.QuerySelectorAll(".kpis dd").Select(d => d.TextContent));
        Assert.Equal(2, results.QuerySelectorAll("section.figures").Length);
        Assert.Contains("A Administrator Imported “5 responses, 2 questions”", await client.ActivityAsync("workforce-2018"));
        Assert.Equal("5", (await client.PageAsync("/surveys")).QuerySelector("td.surveys__received b")!.TextContent);
        Assert.DoesNotContain(Files.Canary, await database.DumpAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task AnotherFile_IsShownBeforeItIsStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var shown = await (await SendAsync(client, await client.PageAsync(Address), Files.Csv(Files.TwoRows))).PageAsync();

        var other = await (
            await SendAsync(client, shown, Files.Csv(["Where?"], ["Leeds"], ["York"]), new() { ["Title"] = "Old", ["Slug"] = "old" })
        ).PageAsync();

        Assert.Contains(
            "This is not the file that you previewed",
            other.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("text", Assert.Single(other.QuerySelectorAll<IHtmlSelectElement>("select")).Value);
        Assert.Equal("Old", other.QuerySelector<IHtmlInputElement>("#Title")!.Value);
        Assert.Equal(0, await TestData.CountAsync(database, "survey_window"));
    }

    [Fact]
    public async Task AColumnThatMaySayWhoAnswered_IsTickedToBeLeftOut_AndKeptWhenItIsUnticked()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var file = Files.Csv(["Where?", "Anything else?"], ["Leeds", "write to nia@example.org"], ["York", "no"]);

        var shown = await (await SendAsync(client, await client.PageAsync(Address), file)).PageAsync();
        Assert.Equal(
            ["1"],
            shown.QuerySelectorAll<IHtmlInputElement>("[name=LeftOut]").Where(box => box.IsChecked).Select(box => box.Value));
        await SendAsync(client, shown, file, new() { ["Title"] = "Without", ["Slug"] = "without" });
        await SendAsync(client, shown, file, new() { ["Title"] = "With", ["Slug"] = "with", ["LeftOut"] = null });

        Assert.Equal(["Leeds", "Leeds", "York", "York", "no", "write to nia@example.org"], await database.TextsAsync());
    }

    [Theory]
    [InlineData("Slug", "Not A Name", "Enter a short name")]
    [InlineData("Title", "", "Enter a title")]
    [InlineData("Kinds[Q1]", "many", "Select a kind for every question")]
    [InlineData("Kinds[Q3]", "multiple", null)]
    [InlineData("Slug", "taken", "There is another window named 'taken'")]
    [InlineData("Asked.From", "", "Enter the first day, or leave both days empty")]
    [InlineData("Asked.From", "2018-02-30", "cannot be read")]
    [InlineData("Asked.To", "", "Enter the last day, or leave both days empty")]
    [InlineData("Asked.To", "2018-01-17", "Last day must be the same as or after the first day")]
    [InlineData("Asked.To", "2999-01-01", "Last day must be in the past")]
    public async Task WhatCannotBe_IsRefused_WithWhatWasChosenStillThere(string field, string value, string? message)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database, "taken");
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var file = Files.Csv(Files.TwoRows);
        var shown = await (await SendAsync(client, await client.PageAsync(Address), file)).PageAsync();

        var answer = await SendAsync(
            client,
            shown,
            file,
            new()
            {
                ["Title"] = "Old",
                ["Slug"] = "old",
                ["Asked.From"] = "2018-01-18",
                ["Asked.To"] = "2018-02-15",
                ["Kinds[Q2]"] = "leave-out",
                [field] = value,
            });

        Assert.Equal(message is null ? HttpStatusCode.Redirect : HttpStatusCode.OK, answer.StatusCode);
        if (message is null)
            return;
        var page = await answer.PageAsync();
        var summary = page.QuerySelector(".govuk-error-summary")!;
        Assert.Contains(message, summary.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            field.StartsWith("Kinds", StringComparison.Ordinal) ? "#main" : $"#{field.Replace('.', '_')}",
            Assert.Single(summary.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal("leave-out", page.QuerySelector<IHtmlSelectElement>("#kind-Q2")!.Value);
        Assert.Equal(1, await TestData.CountAsync(database, "survey_window"));
    }

    [Fact]
    public async Task PagesSayWhenItWasAsked_WhereThatWasGiven_AndWhereNotThatItWasNot()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var file = Files.Csv(Files.TwoRows);
        var shown = await (await SendAsync(client, await client.PageAsync(Address), file)).PageAsync();
        await SendAsync(
            client,
            shown,
            file,
            new()
            {
                ["Title"] = "Old",
                ["Slug"] = "old",
                ["Asked.From"] = "2018-01-18",
                ["Asked.To"] = "2018-02-15",
            });
        await SendAsync(
            client,
            shown,
            file,
            new()
            {
                ["Title"] = "Day",
                ["Slug"] = "day",
                ["Asked.From"] = "2019-06-18",
                ["Asked.To"] = "2019-06-18",
            });
        await SendAsync(client, shown, file, new() { ["Title"] = "Undated", ["Slug"] = "undated" });
        var today = UkTime.DayInWords(UkTime.DayOf(DateTimeOffset.UtcNow));
        var expected = new (string Slug, string Dates)[]
        {
            ("undated", $"Imported {today}; survey dates not given"),
            ("day", $"Survey ran 18 June 2019; imported {today}"),
            ("old", $"Survey ran 18 January 2018 to 15 February 2018; imported {today}"),
        };

        Assert.Equal(
            ["Dates not given", "18 June 2019", "18 January to 15 February 2018"],
            (await client.PageAsync("/surveys")).QuerySelectorAll("td.surveys__dates").Select(cell => cell.TextContent.Trim()));
        foreach (var (slug, dates) in expected)
        {
            Assert.Equal(dates, (await client.PageAsync($"/surveys/{slug}/results/all")).QuerySelector("#dates")!.TextContent);
            var window = (await client.PageAsync($"/surveys/{slug}")).QuerySelector("main")!;
            Assert.Contains($"{dates}. Its answers were collected elsewhere", window.TextContent, StringComparison.Ordinal);
            Assert.Null(window.QuerySelector(".timeline"));
        }
    }

    [Fact]
    public async Task AFileThatCannotBeImported_IsRefused_ByRowAndColumn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var page = await client.PageAsync(Address);

        var ragged = await (await SendAsync(client, page, Files.Csv(["What?", "Where?"], ["a", "b", "secret words"]))).PageAsync();
        var none = await (await SendAsync(client, page, null)).PageAsync();
        var large = await (await SendAsync(client, page, new byte[ImportModel.LargestUpload + 1])).PageAsync();

        Assert.Contains(
            "Row 2 has 3 cells, but there are 2 headings.",
            ragged.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret words", ragged.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Select a file", none.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("larger than 30 MB", large.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task AFileFarBeyondTheLimit_IsAnsweredWithoutAnErrorOfOurs()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);

        var sent = await Record.ExceptionAsync(async () =>
        {
            var answer = await SendAsync(client, await client.PageAsync(Address), new byte[(2 * ImportModel.LargestUpload) + 1]);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        });

        Assert.True(sent is null or HttpRequestException, $"{sent}");
        Assert.Empty(app.Log.Take());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Address)).StatusCode);
    }

    [Fact]
    public async Task TwoFilesAtOnce_OneWaitsForTheOther_AndWhoeverLeavesWaitsNoLonger()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var (page, file) = (await client.PageAsync(Address), Files.Csv(Files.TwoRows));
        var shown = await (await SendAsync(client, page, file)).PageAsync();
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE");

        var first = SendAsync(client, shown, file, new() { ["Title"] = "Old", ["Slug"] = "old" });
        await hold.BlockedAsync();
        using var leaving = new CancellationTokenSource();
        using var left = ImportForm.Request(page, file);
        var second = client.SendAsync(left, leaving.Token);
        var third = SendAsync(client, page, file);
        // Pages that need no turn respond during the wait. In the time for 20 of them, so small a file would have been read.
        for (var i = 0; i < 20; i++)
            await client.PageAsync(Address);
        Assert.False(second.IsCompleted || third.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await hold.LetGoAsync();

        Assert.Equal("/surveys/old/results", (await first).Headers.Location!.ToString());
        Assert.NotNull((await (await third).PageAsync()).QuerySelector("input[name=Seen]"));
        Assert.Empty(app.Log.Take());
    }

    [Theory]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.Coder)]
    public async Task OnlyAdministrators_Import(string role)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);

        Assert.StartsWith("/account/denied", (await client.GetAsync(Address)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfAnImport_AreKeptInTheActivityLog_ByWhoImported()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var file = Files.Excel(Files.OneRow);
        var shown = await (await SendAsync(client, await client.PageAsync(Address), file)).PageAsync();
        await SendAsync(client, shown, file, new() { ["Title"] = "Old", ["Slug"] = "old" });

        var entry = await database.Context().AuditEntries.Include(t => t.Staff).SingleAsync(t => t.Action != AuditAction.StaffSignedIn);

        Assert.Equal((AuditAction.WindowImported, "A Administrator"), (entry.Action, entry.Staff!.Name));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        IHtmlDocument page,
        byte[]? file,
        Dictionary<string, object?>? changes = null)
    {
        using var request = ImportForm.Request(page, file, changes);
        return await client.SendAsync(request);
    }
}
