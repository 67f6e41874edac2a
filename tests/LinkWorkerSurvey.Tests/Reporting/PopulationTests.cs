using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the number of eligible people, where an administrator knows it, and its effect on confidence intervals.</summary>
public class PopulationTests
{
    [Fact]
    public async Task Population_Recorded_IsShownEverywhere_AndChangesNoInterval_AndTheActivityLogKeepsIt()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var before = await client.GetStringAsync("/surveys/2019/results/figures.json");

        Assert.Equal(
            "/surveys/2019/set-up?saved=Population#Population",
            (
                await client.SubmitFreshAsync("/surveys/2019/set-up?change=Population", new() { ["Form.Value"] = " 1,300 " }, "Change")
            ).Headers.Location!.ToString());

        var page = await client.PageAsync("/surveys/2019/results/all?intervals=on");
        Assert.Contains(
            "Intervals do not use the number of eligible people (1,300)",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal);
        var share = page.QuerySelectorAll(".kpis dt").Single(dt => dt.TextContent == "participation, of 1,300 people");
        Assert.Equal("8%", share.NextElementSibling!.TextContent);
        Assert.Contains("Participation: 105 responses of a possible 1,300, 8%.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("This is not a response rate", page.Body.TextContent, StringComparison.Ordinal);
        var rows = Rows(await client.GetStringAsync("/surveys/2019/results/figures.json"));
        Assert.Equal(Rows(before), rows);
        Assert.All(rows, row => Assert.Equal(WilsonInterval.Of(new Share(row.Count, 105)), row.Interval));
        Assert.Equal(
            rows.Select(row => row.Interval.InPercent).Order(StringComparer.Ordinal),
            page.QuerySelectorAll("td.figures__interval").Select(cell => cell.TextContent).Where(text => text.Length > 0)
                .Order(StringComparer.Ordinal));
        Assert.Contains(
            "the number of eligible people (1,300)",
            await client.GetStringAsync("/surveys/2019/results/charts/Q3.svg?intervals=on"),
            StringComparison.Ordinal);
        var csv = Figure.Cells(await client.GetStringAsync("/surveys/2019/results/figures.csv"));
        Assert.All(csv.Skip(1), cells => Assert.Equal("1300", cells[Array.IndexOf(csv[0], "population")]));
        Assert.Contains("A Administrator Number of eligible people set To 1,300, from nothing", await client.ActivityAsync("2019"));

        await client.SubmitFreshAsync("/surveys/2019/set-up?change=Population", new() { ["Form.Value"] = "" }, "Change");
        Assert.Equal(Rows(before), Rows(await client.GetStringAsync("/surveys/2019/results/figures.json")));
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

        var answer = await client.SubmitFreshAsync(
            "/surveys/2019/set-up?change=Population", new() { ["Form.Value"] = said }, "Change");
        var page = await answer.PageAsync();

        Assert.Contains(message, page.QuerySelector(".govuk-error-summary a[href='#Value']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(said, page.QuerySelector("#Value")!.GetAttribute("value"));
        Assert.Null((await database.Context().Windows.SingleAsync(w => w.Slug == "2019")).Population);
    }

    [Theory]
    [InlineData(20, 0, true)]
    [InlineData(21, 0, false)]
    [InlineData(19, 0, false)]
    [InlineData(14, 0, false)]
    [InlineData(20, 1, false)]
    public async Task Intervals_AfterTheEnd_UseThePopulationOnlyIfEachOfItWasInvitedAndNobodyCameByALink(
        int population, int sentByLink, bool used)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (window, tokens) = await InvitationTests.InvitedAsync(database, count: 20);
        for (var i = 0; i < 15; i++)
            await database.Get<Acceptance>()
                .AcceptAsync(window.Id, WithdrawalCode.Mint(), TestData.Submission(i), token: tokens[i]);
        await database.RunAsync(
            $"UPDATE survey_window SET population = {population}; INSERT INTO channel_day (channel_id, day, opened, submitted) "
                + $"VALUES ({window.Links[0].Id}, CURRENT_DATE, 9, {sentByLink})");
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var early = (await Figure.CountAsync(database, "wave")).Figures(new());
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var figures = (await Figure.CountAsync(database, "wave")).Figures(new());

        AssertIntervals(early, null);
        AssertIntervals(figures, used ? population : null);
        Assert.Equal(15, figures.Released);
        Assert.Equal(
            used,
            figures.IntervalNote.Contains(" allows for the 20 eligible people", StringComparison.Ordinal));
        Assert.All(new[] { early, figures }, shown =>
            Assert.Contains(" holds only if the respondents were a random sample of ", shown.IntervalNote, StringComparison.Ordinal));

        static void AssertIntervals(WindowFigures figures, int? population) =>
            Assert.All(figures.Table("Q6")!.Categories, row => Assert.Equal(WilsonInterval.Of(row.Share, population), row.Interval));
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
        var page = await (await app.SignedInAsync(Roles.Analyst)).PageAsync("/surveys/2019/results/all?base=mentions&intervals=on");
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
            where limits.ValueKind != JsonValueKind.Null
            select (
                row.GetProperty("count").GetInt32(),
                new ConfidenceInterval(limits.GetProperty("low").GetDouble(), limits.GetProperty("high").GetDouble())),
        ];
}
