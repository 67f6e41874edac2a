using System.Net;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using LinkWorkerSurvey.Web.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the choices of what the results pages show.</summary>
public class ResultsChoicesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?base=answered")]
    [InlineData("?base=mentions&order=questionnaire&coding=before&intervals=on&compare=2019")]
    [InlineData("?compare=2019&compare=earlier")]
    [InlineData("?compare=")]
    public void Query_ReadAgain_IsTheSame(string query) => Assert.Equal(query, Read(query)!.Query());

    [Theory]
    [InlineData("?base=All&order=&intervals=off", "")]
    [InlineData("?compare=&compare=2019", "?compare=2019")]
    [InlineData("?compare=2019&compare=2019", "?compare=2019")]
    [InlineData("?compare=a&compare=b&compare=c&compare=d&compare=e", "?compare=a&compare=b&compare=c&compare=d")]
    public void Query_WrittenOtherwise_IsTheShortest(string query, string shortest) => Assert.Equal(shortest, Read(query)!.Query());

    [Theory]
    [InlineData("?base=nobody")]
    [InlineData("?compare=No%20name")]
    [InlineData("?compare=2019&compare=..%2F")]
    public void Read_InvalidValues_IsNull(string query) => Assert.Null(Read(query));

    [Fact]
    public async Task Toolbar_ShowsTheChoice_AndEveryTabKeepsIt()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);
        const string chosen = "?base=answered&order=questionnaire&intervals=on&compare=2019";

        foreach (var path in new[] { "", "/questions", "/questions/Q9", "/all", "/compare", "/crosstab" })
        {
            var page = await client.PageAsync($"/surveys/wave/results{path}{chosen}");
            Assert.All(
                page.QuerySelectorAll(".subtabs a"),
                tab => Assert.EndsWith(chosen, tab.GetAttribute("href"), StringComparison.Ordinal));
            if (path == "/crosstab")
                continue;
            var form = page.QuerySelectorAll("form").Cast<IHtmlFormElement>().Single(form => form.ClassName == "toolbar__choices");
            Assert.Equal("answered", ((IHtmlSelectElement)form.QuerySelector("[name=base]")!).Value);
            var sent = form.Elements.OfType<IHtmlInputElement>().Select(field => field.Name)
                .Concat(form.QuerySelectorAll("select").Cast<IHtmlSelectElement>().Select(field => field.Name));
            Assert.Superset(new HashSet<string?> { "base", "order", "intervals", "compare" }, sent.ToHashSet());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/questions/q7")]
    [InlineData("/all")]
    [InlineData("/compare/Q7")]
    [InlineData("/downloads")]
    public async Task AWaveThatCannotBeCompared_IsNamedAsSuch_AndTheRestIsShown(string path)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        foreach (var (query, tells) in new[] { ("?compare=nowhere", true), ("?compare=wave", true), ("?base=none", false) })
        {
            var page = await client.PageAsync($"/surveys/wave/results{path}{query}");

            Assert.Equal(tells, page.QuerySelectorAll(".notice").Any(
                notice => notice.TextContent.Contains("cannot be compared", StringComparison.Ordinal)));
            Assert.NotNull(page.QuerySelector("form.toolbar__choices"));
        }
    }

    [Fact]
    public async Task Compare_LeavesOutAWaveThatCannotBeCompared_AndShowsTheOthers()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync(
            "/surveys/wave/results/compare/q7?compare=2019&compare=nowhere");

        Assert.Contains("cannot be compared", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("table.cross__table--waves"));
    }

    [Theory]
    [InlineData("", "2019-figures.csv")]
    [InlineData("?order=questionnaire&intervals=on", "2019-figures.csv")]
    [InlineData("?base=mentions&coding=before&compare=2018&compare=2017", "2019-figures-mentions-before-coding-with-2018.csv")]
    public void FileName_SaysWhatChangesTheFigures(string query, string name) =>
        Assert.Equal(name, Read(query)!.FileName("2019", "figures", "csv"));

    [Theory]
    [InlineData("", "2025-01-18", "earlier")]
    [InlineData("", "2018-01-18", "2019")]
    [InlineData("?compare=", "2025-01-18", "")]
    [InlineData("?compare=2019", "2025-01-18", "2019")]
    public async Task Summary_WithoutAChoice_ComparesWithTheLastWave(string query, string opened, string compared)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await ComparedWindow.MakeAsync(database, "earlier");
        await database.RunAsync($"UPDATE survey_window SET opens_at = '{opened}' WHERE slug = 'earlier'");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var page = await client.PageAsync($"/surveys/wave/results{query}");

        Assert.Equal(compared, ((IHtmlSelectElement)page.GetElementById("choose-compare")!).Value);
        Assert.Equal(compared != "", page.QuerySelector(".figures__key") is not null);
    }

    [Fact]
    public async Task Crosstab_OnAnotherBaseThanItHas_ShowsItsOwn()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        using var answer = await (await app.SignedInAsync(Roles.Analyst)).GetAsync("/surveys/2019/results/crosstab?base=mentions");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static ResultsChoices? Read(string query) => ResultsChoices.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
}
