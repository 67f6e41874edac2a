using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests the progress that the import page streams to its script.</summary>
public class ImportProgressTests
{
    [Fact]
    public async Task ALongFile_IsToldOfAsItIsReadAndWritten_AndLastWhereItLeads()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var shown = await ShownAsync(client, Files.Long());
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE survey_window IN ACCESS EXCLUSIVE MODE");
        using var request = Asking(shown, Files.Long(), new() { ["Title"] = "Long", ["Slug"] = "long" });

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var told = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var read = await NextAsync(told);
        await hold.LetGoAsync();

        Assert.Equal(new ImportLine("Reading the file", "10,000 rows read"), read);
        Assert.Equal(
            new ImportLine("Storing the responses", "10,000 of 12,000 responses written", 10_000 / 12_000.0),
            await NextAsync(told));
        Assert.Equal(new ImportLine(Location: "/surveys/long/results"), await NextAsync(told));
        Assert.Null(await told.ReadLineAsync());
        Assert.Equal(12_000, await TestData.CountAsync(database, "response"));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task WhatItIsShownLast_IsThePageWithoutScript()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var page = await client.PageAsync(ImportForm.Address);

        foreach (var file in new[] { Files.Csv(Files.TwoRows), Files.Csv(["What?", "Where?"], ["a", "b", "c"]), null })
        {
            using var plain = ImportForm.Request(page, file);
            using var asking = Asking(page, file);
            using var told = new StreamReader(await (await client.SendAsync(asking)).Content.ReadAsStreamAsync());

            var last = await NextAsync(told);

            Assert.Null(await told.ReadLineAsync());
            Assert.Equal(WithoutToken(await (await client.SendAsync(plain)).Content.ReadAsStringAsync()), WithoutToken(last.Html!));
        }

        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task WhoeverLeavesMidway_StopsIt_AndNothingIsStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        var shown = await ShownAsync(client, Files.Long());
        var before = await Rows.AllAsync(database);
        await using var hold = await HeldLock.TakeAsync(database, "LOCK TABLE trail IN ACCESS EXCLUSIVE MODE");
        using var request = Asking(shown, Files.Long(), new() { ["Title"] = "Long", ["Slug"] = "long" });

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using (var told = new StreamReader(await answer.Content.ReadAsStreamAsync()))
        {
            await NextAsync(told);
            Assert.Equal("10,000 of 12,000 responses written", (await NextAsync(told)).Words);
            Assert.Single(await hold.BlockedAsync());
        }

        answer.Dispose();

        await Wait.UntilAsync(async () => (await hold.BlockedAsync(count: 0)).Count == 0);
        await hold.LetGoAsync();
        Assert.Equal(before, await Rows.AllAsync(database));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task WhatFails_IsAnErrorBeforeAnythingWasTold_AndAfterwardsTheLineBreaksOff()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        await database.RunAsync(
            """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken off'; END $$;
            CREATE TRIGGER fail AFTER INSERT ON trail FOR EACH ROW EXECUTE FUNCTION fail();
            """);
        using var early = Asking(
            await ShownAsync(client, Files.Csv(Files.TwoRows)),
            Files.Csv(Files.TwoRows),
            new() { ["Title"] = "Short", ["Slug"] = "short" });
        using var late = Asking(await ShownAsync(client, Files.Long()), Files.Long(), new() { ["Title"] = "Long", ["Slug"] = "long" });

        var failed = await client.SendAsync(early);
        using var told = new StreamReader(
            await (await client.SendAsync(late, HttpCompletionOption.ResponseHeadersRead)).Content.ReadAsStreamAsync());
        await NextAsync(told);
        await NextAsync(told);

        Assert.Equal(
            (HttpStatusCode.InternalServerError, "Sorry, there is a problem with the service"),
            (failed.StatusCode, (await failed.PageAsync()).QuerySelector("h1")!.TextContent));
        await Assert.ThrowsAnyAsync<IOException>(() => told.ReadLineAsync());
        Assert.Equal(0, await TestData.CountAsync(database, "survey_window"));
    }

    [Fact]
    public async Task AFormThatIsNotOurs_IsRefused_AsWithoutScript()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        app.Listen();
        var client = await app.SignedInAsync(Roles.Administrator);
        using var forged = Asking(
            await client.PageAsync(ImportForm.Address),
            Files.Csv(Files.TwoRows),
            new() { ["__RequestVerificationToken"] = null });

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(forged)).StatusCode);
    }

    private static async Task<IHtmlDocument> ShownAsync(HttpClient client, byte[] file)
    {
        using var request = ImportForm.Request(await client.PageAsync(ImportForm.Address), file);
        return await (await client.SendAsync(request)).PageAsync();
    }

    private static HttpRequestMessage Asking(IHtmlDocument page, byte[]? file, Dictionary<string, object?>? changes = null)
    {
        var request = ImportForm.Request(page, file, changes);
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        return request;
    }

    private static async Task<ImportLine> NextAsync(StreamReader told) =>
        JsonSerializer.Deserialize<ImportLine>((await told.ReadLineAsync())!, JsonSerializerOptions.Web)!;

    private static IEnumerable<string> WithoutToken(string html) =>
        html.Split('\n').Where(line => !line.Contains("__RequestVerificationToken", StringComparison.Ordinal));
}
