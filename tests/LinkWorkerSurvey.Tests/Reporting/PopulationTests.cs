using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the number of eligible people, where an administrator knows it, and its effect on confidence intervals.</summary>
public class PopulationTests
{
    [Fact]
    public async Task WhereItIsSaid_IntervalsAreNarrower_OnThePageInTheChartAndForOtherTools_AndTheActivityLogKeepsIt()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var before = await client.GetStringAsync("/results/2019/figures.json");

        Assert.Equal(
            "/windows/2019",
            (
                await client.SubmitFreshAsync("/windows/2019", new() { ["Population"] = " 1,300 " }, "Population")
            ).Headers.Location!.ToString());

        var page = await client.PageAsync("/results/2019?intervals=on");
        Assert.Contains(
            "They take into account that only 1,300 people were eligible.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("received of 1,300 people", page.QuerySelectorAll(".kpis dt").Select(dt => dt.TextContent));
        var rows = Rows(await client.GetStringAsync("/results/2019/figures.json"));
        Assert.All(rows, row => Assert.Equal(WilsonInterval.Of(new Share(row.Count, 105), 1300), row.Interval));
        Assert.Equal(
            rows.Count,
            rows.Zip(Rows(before))
                .Count(pair => pair.First.Interval.High - pair.First.Interval.Low < pair.Second.Interval.High - pair.Second.Interval.Low));
        Assert.Equal(
            rows.Select(row => row.Interval.InPercent).Order(StringComparer.Ordinal),
            page.QuerySelectorAll("td.figures__interval").Select(cell => cell.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("1,300 people", await client.GetStringAsync("/results/2019/charts/Q3.svg?intervals=on"), StringComparison.Ordinal);
        var csv = Figure.Cells(await client.GetStringAsync("/results/2019/figures.csv"));
        Assert.All(csv.Skip(1), cells => Assert.Equal("1300", cells[Array.IndexOf(csv[0], "population")]));
        Assert.Contains(
            "Population size set by A Administrator: “1,300 people”",
            (await client.PageAsync("/windows/2019")).QuerySelector(".trail")!.TextContent,
            StringComparison.Ordinal);

        await client.SubmitFreshAsync("/windows/2019", new() { ["Population"] = "" }, "Population");
        Assert.Equal(Rows(before), Rows(await client.GetStringAsync("/results/2019/figures.json")));
    }

    [Theory]
    [InlineData("many", "Enter a whole number")]
    [InlineData("0", "Enter a whole number")]
    [InlineData("-300", "Enter a whole number")]
    [InlineData("1300.5", "Enter a whole number")]
    [InlineData("99999999999", "Enter a whole number")]
    [InlineData("104", "More than 104 people have already answered")]
    public async Task ANumberThatCannotBe_IsRefused_AndLeftInItsField(string said, string message)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await (await client.SubmitFreshAsync("/windows/2019", new() { ["Population"] = said }, "Population")).PageAsync();

        Assert.Contains(message, page.QuerySelector(".govuk-error-summary a[href='#Population']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(said, page.QuerySelector("#Population")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("details[open] #Population"));
        Assert.Null((await database.Context().Windows.SingleAsync(w => w.Slug == "2019")).Population);
    }

    [Fact]
    public async Task WhereMoreHaveAnsweredThanWereSaidToBeAbleTo_IntervalsDoWithoutIt_AndSaySo()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var plain = (await Figure.CountAsync(database)).Figures(new());
        await database.RunAsync("UPDATE survey_window SET population = 90");
        var figures = (await Figure.CountAsync(database)).Figures(new());

        Assert.Equal(Intervals(plain), Intervals(figures));
        Assert.EndsWith(
            "More people answered than the 90 recorded as eligible, so intervals do not use that number.",
            figures.IntervalNote,
            StringComparison.Ordinal);
        Assert.Equal(90, figures.Population);
    }

    [Fact]
    public async Task MentionsHaveNoInterval_AndSayWhy()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync("/results/2019?base=mentions&intervals=on");
        Assert.Empty(page.QuerySelectorAll(".figures__interval, .bar__interval"));
        Assert.Contains(
            "Percentages of mentions have no interval: one respondent can make several mentions.",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
    }

    private static IEnumerable<ConfidenceInterval?> Intervals(WindowFigures figures) =>
        figures.Questions.SelectMany(table => table.Categories).Select(row => row.Interval);

    private static List<(int Count, ConfidenceInterval Interval)> Rows(string json) =>
        [
            .. from table in JsonDocument.Parse(json).RootElement.GetProperty("questions").EnumerateArray()
            from row in table.GetProperty("categories").EnumerateArray().Concat(table.GetProperty("nets").EnumerateArray())
            let limits = row.GetProperty("interval")
            select (
                row.GetProperty("count").GetInt32(),
                new ConfidenceInterval(limits.GetProperty("low").GetDouble(), limits.GetProperty("high").GetDouble())),
        ];
}
