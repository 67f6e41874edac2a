using System.Net;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests the header and the tabs that stand on every page of a survey.</summary>
public class SurveyHeaderTests
{
    // Each page of a survey with its tab. A page that is inside a tab, but is not the one that the tab leads to, has "true".
    private static readonly (string Page, string Tab, string Current)[] Pages =
    [
        ("", "Overview", "page"),
        ("/set-up", "Set up", "page"),
        ("/share", "Share", "page"),
        ("/results", "Results", "page"),
        ("/results/questions/Q7", "Results", "true"),
        ("/results/all", "Results", "true"),
        ("/results/compare", "Results", "true"),
        ("/results/crosstab", "Results", "true"),
        ("/results/downloads", "Results", "true"),
        ("/results/match?with=2019", "Results", "true"),
        ("/results/quotes", "Results", "true"),
        ("/coding/quotes", "Coding", "true"),
        ("/report", "Report", "page"),
        ("/report/2.10/edit", "Report", "true"),
        ("/report/2.10/versions", "Report", "true"),
        ("/report/whole", "Report", "true"),
        ("/report/editions", "Report", "true"),
        ("/activity", "Activity", "page"),
    ];

    [Fact]
    public async Task EveryPageOfASurvey_ShowsTitleFactsAndItsTab()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var window = await TestData.WindowAsync(database, closes: TimeSpan.FromDays(10.5));
        await TestData.AcceptedAsync(database, window, 3);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        foreach (var (path, tab, current) in Pages)
        {
            var page = await client.PageAsync($"/surveys/wave{path}");
            Assert.Equal(window.Title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(
                ["Open", "3 received", "10 days left"],
                page.QuerySelectorAll(".hub__facts li").Select(fact => fact.TextContent.Split(',')[0]));
            var marked = Assert.Single(page.QuerySelectorAll(".tabs [aria-current]"));
            Assert.Equal((tab, current), (marked.TextContent, marked.GetAttribute("aria-current")));
            Assert.Equal("Surveys", page.QuerySelector(".site-nav [aria-current]")!.TextContent);
        }
    }

    [Theory]
    [InlineData(Roles.Administrator, "Overview", "Set up", "Share", "Coding", "Results", "Report", "Activity")]
    [InlineData(Roles.Analyst, "Overview", "Results", "Report", "Activity")]
    [InlineData(Roles.Coder, "Overview", "Coding", "Results", "Activity")]
    public async Task Tabs_AreThoseTheRoleMayUse(string role, params string[] tabs)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);

        var links = (await client.PageAsync("/surveys/wave")).QuerySelectorAll(".tabs a").Cast<IHtmlAnchorElement>().ToList();

        Assert.Equal(tabs, links.Select(link => link.TextContent));
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link.GetAttribute("href"))).StatusCode);
    }

    [Theory]
    [InlineData(Roles.Administrator, "Surveys", "Questionnaires", "People")]
    [InlineData(Roles.Analyst, "Surveys", "Questionnaires")]
    public async Task Navigation_ShowsWhatTheRoleMayUse_AndThePersonsNameWithSignOut(string role, params string[] links)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);

        var header = (await client.PageAsync("/surveys")).QuerySelector("header")!;

        Assert.Equal(links, header.QuerySelectorAll(".site-nav a").Select(link => link.TextContent));
        Assert.Equal($"A {role}", header.QuerySelector(".person summary")!.TextContent.Trim());
        var signOut = (IHtmlFormElement)header.QuerySelector(".person form")!;
        Assert.Equal("/account/sign-in", (await client.SubmitAsync(signOut)).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/surveys")).StatusCode);
    }

    [Fact]
    public async Task KindOfTheAnswers_IsSaidBesideTheTitle()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        foreach (var path in new[] { "", "/results", "/results/crosstab", "/activity" })
            Assert.Equal(
                "reconstruction, synthetic answers",
                (await client.PageAsync($"/surveys/{Wave.Of2019.Name}{path}")).QuerySelector(".hub .tag")!.TextContent);
    }

    [Fact]
    public async Task EveryAddressOfASurvey_UnknownSurvey_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        string[] others =
        [
            "/results/figures.json", "/results/figures.csv", "/results/figures.xlsx", "/results/charts/Q2.svg", "/results/charts.zip",
            "/results/events", "/share/wave.svg", "/share/wave/poster",
        ];

        foreach (var path in Pages.Select(page => page.Page).Concat(others))
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await client.GetAsync($"/surveys/none{path}")).StatusCode));
        foreach (var handler in new[] { "?handler=Decide", "/set-up?handler=Open", "/set-up?handler=Close", "/set-up?handler=Change",
            "/share?handler=Link", "/share?handler=Rename&link=wave", "/share?handler=Retire&link=wave" })
        {
            var form = (await client.PageAsync("/surveys/new")).Form();
            using var answer = await client.SubmitAsync($"/surveys/none{handler}", form);
            Assert.Equal((handler, HttpStatusCode.NotFound), (handler, answer.StatusCode));
        }
    }
}
