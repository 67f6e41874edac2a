using System.Net;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>Tests the page on which staff match different labels with the same meaning.</summary>
public class MatchPageTests
{
    private const string Page = "/surveys/wave/results/match?with=2019";
    private const string Renamed = "Being a good listener";

    [Fact]
    public async Task ARowThatIsMatched_IsComparedFromThenOn_UntilItIsTakenBack()
    {
        await using var database = await WithARenamedCodeAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        Assert.Equal(
            Page,
            (await client.PageAsync("/surveys/wave/results/compare?compare=2019"))
                .QuerySelector("main a[href*=match]")!
                .GetAttribute("href"));
        Assert.Equal("not in the code frame of 2019", await ChangeAsync(client));

        var offered = Select(await client.PageAsync(Page), Renamed);
        Assert.Equal(["No match", "Same as: Listening"], offered.Options.Select(o => o.Text));
        var kept = await client.SubmitFreshAsync(Page, new() { [offered.Name!] = Value(offered, "Listening") });
        Assert.Equal("/surveys/wave/results/compare?compare=2019", kept.Headers.Location!.ToString());

        Assert.Equal("no clear change 52% in 2019", await ChangeAsync(client));
        Assert.Contains(
            $"‘{Renamed}’ with ‘Listening’",
            await client.GetStringAsync("/surveys/wave/results/figures.json?compare=2019"),
            StringComparison.Ordinal);
        Assert.Contains(
            "A Analyst Questions or rows matched “1, with 2019, published”",
            await (await app.SignedInAsync(Roles.Administrator)).ActivityAsync("wave"));
        Assert.Equal("Listening", Selected(await client.PageAsync(Page), Renamed));

        await client.SubmitFreshAsync(Page, new() { [offered.Name!] = "" });
        Assert.Equal("not in the code frame of 2019", await ChangeAsync(client));
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("../2019")]
    [InlineData("nobody-knows")]
    public async Task AWaveThatCannotBe_IsNotFound(string with)
    {
        await using var database = await WithARenamedCodeAsync();
        await using var app = new SurveyApp(database);

        using var answer = await (await app.SignedInAsync(Roles.Analyst)).GetAsync($"/surveys/wave/results/match?with={with}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task WhatIsMatchedTwice_OrNoLongerThere_IsRefused_WithTheChoicesKept()
    {
        await using var database = await WithARenamedCodeAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync(Page);
        var (one, two) = (Select(page, Renamed).Name!, Select(page, ComparedWindow.NewCode).Name!);
        var listening = Value(Select(page, Renamed), "Listening");

        var twice = await (await client.SubmitAsync(page.Form(), new() { [one] = listening, [two] = listening })).PageAsync();
        Assert.Equal(
            2,
            twice
                .QuerySelectorAll(".govuk-error-summary a")
                .Count(a =>
                    a.TextContent == "You can match ‘Listening’ with only one row"
                    && twice.GetElementById(a.GetAttribute("href")![1..]) is IHtmlSelectElement));
        Assert.Equal("Listening", Selected(twice, Renamed));

        var gone = await (await client.SubmitAsync(page.Form(), new() { [one] = "What nobody offered" })).PageAsync();
        Assert.Contains(
            "have changed since you opened this page",
            gone.QuerySelector(".govuk-error-summary")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM frame WHERE same_as <> '[]'"));
    }

    [Fact]
    public async Task WhatWasMatchedOfTheOtherWave_IsSaid_AndTakenBackThere()
    {
        await using var database = await WithARenamedCodeAsync();
        await ComparedWindow.MakeAsync(database, "next");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        var page = await client.PageAsync("/surveys/wave/results/match?with=next");
        var select = Select(page, Renamed);
        await client.SubmitAsync(page.Form(), new() { [select.Name!] = Value(select, "Listening") });

        var there = await client.PageAsync("/surveys/next/results/match?with=wave");
        Assert.Contains($"7 Listening, matched with ‘{Renamed}’", there.QuerySelectorAll("main li").Select(li => li.TextContent));
        Assert.Equal("/surveys/wave/results/match?with=next", there.QuerySelector("main a[href*=match]")!.GetAttribute("href"));
        Assert.Equal("Nothing to match", there.QuerySelector(".message h3")!.TextContent);
    }

    [Fact]
    public async Task AWaveOfAnotherQuestionnaire_IsOffered_AndItsQuestionsCanBeMatched()
    {
        await using var database = await WithARenamedCodeAsync();
        var asked = TestData.Questionnaire.Question("Q7").Text;
        var old = ImportProposal.Read(
            Files.Csv([
                ["What do people value\nmost?", asked.Replace(" ", "  ", StringComparison.Ordinal)],
                .. Enumerable.Range(0, 40).Select(i => new[] { $"text {i}", $"word {i}" }),
            ]));
        await database.Get<Importer>().StoreAsync(old.Make("old", "Old wave", old.Proposed), staffId: null);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        Assert.Contains(
            "old",
            (await client.PageAsync("/surveys/wave/results/all")).QuerySelectorAll("#choose-compare option")
                .Select(option => option.GetAttribute("value")));
        var compared = await client.PageAsync("/surveys/wave/results/all?compare=old");
        Assert.Contains(
            "Not compared with Old wave: not in the code frame of the comparison wave", Notes(compared, "Q7"), StringComparison.Ordinal);
        Assert.Contains("Old wave: no question in the comparison wave has this wording", Notes(compared, "Q4"), StringComparison.Ordinal);

        var page = await client.PageAsync("/surveys/wave/results/match?with=old");
        var question = Select(page, $"The question: {TestData.Questionnaire.Question("Q4").Text}");
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await client.SubmitAsync(page.Form(), new() { [question.Name!] = question.Options[1].Value })).StatusCode);
        var notes = Notes(await client.PageAsync("/surveys/wave/results/all?compare=old"), "Q4");
        Assert.DoesNotContain("not asked", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/surveys/wave/results/match?with=nowhere")]
    [InlineData("/surveys/wave/results/match?with=wave")]
    [InlineData("/surveys/wave/results/match")]
    [InlineData("/surveys/nowhere/results/match?with=2019")]
    [InlineData("/surveys/2019/results/match?with=wave")]
    public async Task WhatCannotBeCompared_CannotBeMatched(string address)
    {
        await using var database = await WithARenamedCodeAsync();
        await using var app = new SurveyApp(database);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(Roles.Analyst)).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Coders_DoNotMatch_AndAreNotLedThere()
    {
        await using var database = await WithARenamedCodeAsync();
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);
        Assert.Null((await coder.PageAsync("/surveys/wave/results/compare?compare=2019")).QuerySelector("main a[href*=match]"));
        Assert.Contains("/account/denied", (await coder.GetAsync(Page)).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<TestDatabase> WithARenamedCodeAsync()
    {
        var database = await TestDatabase.CreateWithComparedAsync();
        await database.RunAsync($"""
            UPDATE code SET label = '{Renamed}' FROM frame JOIN survey_window ON survey_window.id = window_id
            WHERE frame.id = frame_id AND slug = 'wave' AND label = 'Listening'
            """);
        return database;
    }

    private static IHtmlSelectElement Select(IHtmlDocument page, string label) =>
        (IHtmlSelectElement)
            page.GetElementById(page.QuerySelectorAll("main form label").Single(l => l.TextContent.Trim() == label).GetAttribute("for")!)!;

    private static string Value(IHtmlSelectElement select, string label) =>
        select.Options.Single(option => option.Text == $"Same as: {label}").Value;

    private static string Selected(IHtmlDocument page, string label) =>
        Select(page, label).SelectedOptions.Single().Text["Same as: ".Length..];

    private static async Task<string> ChangeAsync(HttpClient client) =>
        string.Join(
            ' ',
            (await client.PageAsync("/surveys/wave/results/all?compare=2019"))
                .QuerySelectorAll("table[data-question=Q7] tbody tr")
                .Single(row => row.QuerySelector(".figures__label")!.TextContent == Renamed)
                .QuerySelector(".figures__change")!
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Notes(IHtmlDocument page, string question) =>
        page.QuerySelector($"section:has(table[data-question={question}]), section:has(#{question}-title)")!
            .QuerySelector(".notes")!
            .TextContent;
}
