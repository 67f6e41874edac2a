using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests the page Share of a survey, its QR codes and its posters, over HTTP.</summary>
public class SharePageTests
{
    private const string Share = "/surveys/wave/share";

    [Fact]
    public async Task QrCodes_ReadByAnotherProgram_ContainTheWholeAddress_WhateverHostTheRequestNames()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { PublicAddress = "http://survey.example.org" };
        var client = await app.SignedInAsync(Roles.Administrator);
        client.DefaultRequestHeaders.Host = "forged.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "forged.example");

        Assert.Equal("http://survey.example.org/s/wave", QrReader.ReadPng(await client.GetByteArrayAsync($"{Share}/wave.png")));
        Assert.Equal("http://survey.example.org/s/wave", QrReader.ReadSvg(await client.GetStringAsync($"{Share}/wave.svg")));
        var (page, poster) = (await client.PageAsync(Share), await client.PageAsync($"{Share}/wave/poster"));
        Assert.Equal("http://survey.example.org/s/wave", page.QuerySelector(".address")!.TextContent);
        Assert.Equal("survey.example.org/s/wave", poster.QuerySelector(".poster__address")!.TextContent);
        Assert.DoesNotContain("forged", page.Source.Text + poster.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QrCodes_OfALinkWithTheLongestAddress_CanBeRead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var slug = new string('l', Slug.Limit);
        await TestData.OpenWindowAsync(database, slug);
        var host = $"http://{new string('h', 60)}.{new string('i', 60)}.example.org";
        await using var app = new SurveyApp(database) { PublicAddress = host };
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal($"{host}/s/{slug}", QrReader.ReadPng(await client.GetByteArrayAsync($"/surveys/{slug}/share/{slug}.png")));
        Assert.Equal($"{host}/s/{slug}", QrReader.ReadSvg(await client.GetStringAsync($"/surveys/{slug}/share/{slug}.svg")));
    }

    [Fact]
    public async Task QrCodes_AreFilesNamedByTheAddress_WhateverTheNameOfTheLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync("UPDATE channel SET name = '../\"; rm -rf /\u00e9\u4e2d<b>.exe'");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        foreach (var file in new[] { "wave.svg", "wave.png" })
        {
            using var answer = await client.GetAsync($"{Share}/{file}");
            Assert.Equal($"qr-code-{file}", answer.Content.Headers.ContentDisposition!.FileName);
        }
    }

    [Theory]
    [InlineData("other.svg")]
    [InlineData("wave.gif")]
    [InlineData("wave")]
    [InlineData(".svg")]
    [InlineData("other/poster")]
    [InlineData("elsewhere.png")]
    [InlineData("elsewhere/poster")]
    public async Task CodesAndPosters_OfNoLinkOfTheSurvey_AreNotFound(string path)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await TestData.OpenWindowAsync(database, "elsewhere");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Share}/{path}")).StatusCode);
    }

    [Fact]
    public async Task Rename_ANameOfAnotherLink_IsSaidAtTheField_AndTheTypedNameStays()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await AddAsync(client, "Members", "members");

        var form = (await client.PageAsync($"{Share}?rename=members")).Form("Rename");
        var refused = await (await client.SubmitAsync(form, new() { ["NewName"] = "open LINK" })).PageAsync();

        Assert.Equal("Another link of this survey has this name. Enter another", refused.QuerySelector("#rename-error")!.TextContent);
        Assert.Equal("#NewName", refused.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", refused.QuerySelector("#NewName")!.GetAttribute("aria-invalid"));
        Assert.Equal("open LINK", refused.QuerySelector("#NewName")!.GetAttribute("value"));
        Assert.StartsWith("Error: ", refused.Title!, StringComparison.Ordinal);
        var saved = await client.SubmitAsync(refused.Form("Rename"), new() { ["NewName"] = "Members of the association" });
        Assert.Equal($"{Share}#link-members", saved.Headers.Location!.ToString());
        Assert.Single(
            await client.ActivityAsync("wave"),
            entry => entry.Contains("Link renamed To “Members of the association”, from “Members”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rename_AfterSomebodyElse_SaysTheirName_AndSavesAtTheSecondTry()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var mine = (await client.PageAsync($"{Share}?rename=wave")).Form("Rename");
        await client.SubmitFreshAsync($"{Share}?rename=wave", new() { ["NewName"] = "Theirs" }, "Rename");

        var refused = await (await client.SubmitAsync(mine, new() { ["NewName"] = "Mine" })).PageAsync();

        Assert.Contains("‘Theirs’", refused.QuerySelector("#rename-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs", await NameAsync(database));
        await client.SubmitAsync(refused.Form("Rename"));
        Assert.Equal("Mine", await NameAsync(database));
    }

    [Fact]
    public async Task Add_ANameOrAddressThatIsTaken_IsSaidAtItsField()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var name = await (await AddAsync(client, " Open link ", "partners")).PageAsync();
        Assert.Contains("has this name", name.QuerySelector("#name-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(name.QuerySelector("#add[open]"));
        Assert.Equal("partners", name.QuerySelector("#LinkSlug")!.GetAttribute("value"));
        var address = await (await AddAsync(client, "Partners", "wave")).PageAsync();
        Assert.Contains("has this address", address.QuerySelector("#slug-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Partners", address.QuerySelector("#LinkName")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Retire_AsksFirst_ThenShowsTheLinkApart_AndNothingLeadsToItAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        await AddAsync(client, "Members", "members");

        var asked = await client.PageAsync($"{Share}?retire=members");
        Assert.Contains("cannot be brought back", asked.QuerySelector("#link-members")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await client.PageAsync(Share)).QuerySelector("form[action*=Retire]"));
        await client.SubmitAsync(asked.Form("Retire"));
        await client.SubmitAsync(asked.Form("Retire"));

        var page = await client.PageAsync(Share);
        var retired = page.QuerySelector("[aria-labelledby=retired] li")!;
        var today = UkTime.DayInWords(UkTime.DayOf(DateTimeOffset.UtcNow));
        Assert.Contains($"Retired on {today}", retired.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Rename Members"], retired.QuerySelectorAll("a").Select(link => link.TextContent));
        Assert.Equal(["Open link"], page.QuerySelectorAll("[aria-labelledby=links] h3").Select(name => name.TextContent));
        foreach (var path in new[] { "members.svg", "members.png", "members/poster" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Share}/{path}")).StatusCode);
        Assert.Null((await client.PageAsync($"{Share}?retire=members")).QuerySelector("form[action*=Retire]"));
        Assert.Contains("no longer in use", (await client.PageAsync("/s/members")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Single((await client.ActivityAsync("wave")), entry => entry.Contains("Link retired", StringComparison.Ordinal));
        var again = await (await AddAsync(client, "Members, again", "members")).PageAsync();
        Assert.Equal(
            "A retired link of this survey has this address. Enter another", again.QuerySelector("#slug-error")!.TextContent);
    }

    [Fact]
    public async Task Retire_AfterTheSurveyHasClosed_IsRefused_FromAStalePage()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var (retire, add) = ((await client.PageAsync($"{Share}?retire=wave")).Form("Retire"), (await client.PageAsync(Share)).Form("Link"));
        await TestData.EndAsync(database, window);

        var refused = await (await client.SubmitAsync(retire)).PageAsync();
        Assert.Contains("has closed", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        var added = await (await client.SubmitAsync(add, new() { ["LinkName"] = "Late", ["LinkSlug"] = "late" })).PageAsync();
        Assert.Contains("has closed", added.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await TestData.CountAsync(database, "channel"));
        Assert.Empty(await client.ActivityAsync("wave"));
    }

    [Theory]
    [InlineData("draft = true", "do not accept answers yet", "being prepared")]
    [InlineData("opens_at = now() + interval '1 hour'", "do not accept answers yet", "opens on")]
    [InlineData("paused_at = now()", "do not accept answers now", "paused since")]
    [InlineData("closed_at = now()", "has closed", "can be sent until")]
    [InlineData("opens_at = now() - interval '3 days', closes_at = now() - interval '1 day'", "has closed", "no longer accept answers")]
    public async Task Page_OfASurveyThatAcceptsNoAnswers_SaysSo(string state, string what, string why)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        Assert.Null((await client.PageAsync(Share)).QuerySelector(".notice"));

        await database.RunAsync($"UPDATE survey_window SET {state}");

        var notice = Pages.Words((await client.PageAsync(Share)).QuerySelector(".notice")!.TextContent);
        Assert.Contains(what, notice, StringComparison.Ordinal);
        Assert.Contains(why, notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutLinks_LeadsToAddingOne()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync("DELETE FROM channel");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await client.PageAsync(Share);

        Assert.Equal("No links yet", page.QuerySelector("main h2")!.TextContent);
        Assert.NotNull(page.QuerySelector("#add[open]"));
        await client.SubmitAsync(page.Form("Link"), new() { ["LinkName"] = "Members", ["LinkSlug"] = "members" });
        Assert.Equal(["Members"], (await client.PageAsync(Share)).QuerySelectorAll("main h3").Select(name => name.TextContent));
    }

    [Fact]
    public async Task Poster_SaysWhatRespondentsNeed_AndNeverTheNameOfTheLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await database.RunAsync("""
            UPDATE survey_window SET contact = 'survey@example.org', eligibility = 'All link workers in the UK <now>',
                closes_at = '2099-02-15 23:59Z';
            UPDATE channel SET name = 'Internal name'
            """);
        await using var app = new SurveyApp(database) { PublicAddress = "http://survey.example.org" };
        var client = await app.SignedInAsync(Roles.Administrator);

        var poster = Pages.Words((await client.PageAsync($"{Share}/wave/poster")).QuerySelector("main")!.TextContent);

        foreach (var words in new[]
        {
            "National Association of Link Workers", TestData.Questionnaire.Title, "All link workers in the UK <now>", "about 6 minutes",
            "Anonymous", "Until 15 February 2099", "Closes at 11:59pm", "survey.example.org/s/wave", "survey@example.org",
        })
            Assert.Contains(words, poster, StringComparison.Ordinal);
        Assert.DoesNotContain("Internal name", poster, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient client, string name, string slug) =>
        client.SubmitFreshAsync(Share, new() { ["LinkName"] = name, ["LinkSlug"] = slug }, "Link");

    private static Task<string> NameAsync(TestDatabase database) => database.ScalarAsync<string>("SELECT name FROM channel");
}
