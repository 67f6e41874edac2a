using System.Text.Json;
using AngleSharp.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests participation as a figure: of the window, by link as far as disclosure control permits, and of each question.</summary>
public class ParticipationTests
{
    [Theory]
    [InlineData(0, 600, 0, "0 responses of a possible 600, 0%")]
    [InlineData(1, 600, 0, "1 responses of a possible 600, <1%")]
    [InlineData(105, 1300, 8, "105 responses of a possible 1,300, 8%")]
    [InlineData(599, 600, 100, "599 responses of a possible 600, >99%")]
    [InlineData(600, 600, 100, "600 responses of a possible 600, 100%")]
    [InlineData(601, 600, null, "601 responses, but only 600 people are recorded as eligible: no percentage is given")]
    public void Words_AnyNumberOfResponses_GiveThePercentageOrSayWhyNot(int responses, int eligible, int? percent, string words)
    {
        var participation = new Participation { Responses = responses, Eligible = eligible };
        Assert.Equal(percent, participation.Percent);
        Assert.StartsWith($"{words}.", participation.Words, StringComparison.Ordinal);
        Assert.Equal(percent is not null, participation.Words.Contains("not a response rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ByLink_OnlyLinksWithEnoughForms_AreNamedAndCounted_WhereverParticipationStands()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await MakeAsync(database, population: 500);
        await UsedAsync(database, window, "Newsletter", sent: 41);
        await UsedAsync(database, window, "Conference", sent: 17);
        await UsedAsync(database, window, "For Nia", sent: 1);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync(Roles.Analyst);

        var page = await analyst.PageAsync("/surveys/wave/results/all");
        Assert.Equal(["Newsletter 41 8%"], ByLink(page));
        Assert.Contains("Other links: 3, each with fewer than 5 forms, or suppressed.", page.Body!.TextContent, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await analyst.GetStringAsync("/surveys/wave/results/figures.json"))
            .RootElement.GetProperty("participation");
        Assert.Equal(3, json.GetProperty("suppressedLinks").GetInt32());
        var link = Assert.Single(json.GetProperty("links").EnumerateArray());
        Assert.Equal(
            ("Newsletter", 41, 8),
            (link.GetProperty("link").GetString(), link.GetProperty("sent").GetInt32(), link.GetProperty("percent").GetInt32()));
        var csv = Figure.Cells(await analyst.GetStringAsync("/surveys/wave/results/figures.csv"));
        Assert.All(csv.Skip(1), row => Assert.Equal("Newsletter 41 (8%)", row[Array.IndexOf(csv[0], "participationByLink")]));
        Assert.Equal(
            await analyst.GetStringAsync("/surveys/wave/results/figures.csv"),
            (await SurveyProcess.RunAsync(database, "figures", "--window", "wave", "--format", "csv")).Output);
        foreach (var part in new[] { "", "/figures.json", "/figures.csv" })
        {
            var written = await analyst.GetStringAsync($"/surveys/wave/results{part}");
            Assert.DoesNotContain("Nia", written, StringComparison.Ordinal);
            Assert.DoesNotContain("Conference", written, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task ByLink_WithFewRepliesToInvitations_IsSuppressed_OnEveryPage(int received, bool shown)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await MakeAsync(database, population: 500, received);
        await database.Get<InvitationService>()
            .InviteAsync(window, Enumerable.Range(0, window.MinimumBatchSize).Select(i => $"person{i}@example.org"));
        await database.RunAsync(
            $"INSERT INTO channel_day (channel_id, day, opened, submitted) VALUES ({window.Links[0].Id}, CURRENT_DATE - 2, 9, 7)");
        await using var app = new SurveyApp(database);
        var administrator = await app.SignedInAsync(Roles.Administrator);

        Assert.Equal(shown ? ["Open link 7 1%"] : [], ByLink(await administrator.PageAsync("/surveys/wave/results/all")));
        Assert.Equal(
            !shown,
            (await administrator.PageAsync("/surveys/wave/share")).Body!.TextContent.Contains(
                "fewer than 5, or suppressed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Population_Unknown_GivesNoParticipation()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MakeAsync(database, population: null);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync(Roles.Analyst);

        Assert.DoesNotContain(
            "participation", (await analyst.PageAsync("/surveys/wave/results/all")).Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            JsonValueKind.Null,
            JsonDocument.Parse(await analyst.GetStringAsync("/surveys/wave/results/figures.json"))
                .RootElement.GetProperty("participation").ValueKind);
    }

    [Fact]
    public async Task ItemNonResponse_StandsWithEachQuestion_OnPageChartJsonAndCsv()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync(Roles.Analyst);
        var table = (await Figure.CountAsync(database)).Figures(new()).Questions.First(q => q.NotAnswered > 0);
        var percent = (int)Math.Round(100m * table.NotAnswered / 105, MidpointRounding.AwayFromZero);
        var words = $"{table.NotAnswered} did not answer ({percent}% of 105 respondents)";

        Assert.Equal(percent, table.NotAnsweredPercent);
        Assert.Contains(
            words,
            (await analyst.PageAsync("/surveys/2019/results/all")).QuerySelector($"[id='{table.Code}']")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains(words, await analyst.GetStringAsync($"/surveys/2019/results/charts/{table.Key}.svg"), StringComparison.Ordinal);
        Assert.Contains(
            JsonDocument.Parse(await analyst.GetStringAsync("/surveys/2019/results/figures.json"))
                .RootElement.GetProperty("questions").EnumerateArray(),
            q => q.GetProperty("code").GetString() == table.Code && q.GetProperty("notAnsweredPercent").GetInt32() == percent);
        var csv = Figure.Cells(await analyst.GetStringAsync("/surveys/2019/results/figures.csv"));
        Assert.All(
            csv.Where(row => row[Array.IndexOf(csv[0], "code")] == table.Code),
            row => Assert.Equal($"{percent}", row[Array.IndexOf(csv[0], "notAnsweredPercent")]));
    }

    private static async Task<SurveyWindow> MakeAsync(TestDatabase database, int? population, int received = 20)
    {
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, received);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await database.RunAsync($"UPDATE survey_window SET population = {(population is null ? "NULL" : $"{population}")}");
        return window;
    }

    // The forms are counted two days ago, so that the choice of the links to show is made.
    private static Task UsedAsync(TestDatabase database, SurveyWindow window, string name, int sent) => database.RunAsync(
        $"""
        WITH link AS (INSERT INTO channel (window_id, slug, name) VALUES ({window.Id}, '{Slug.From(name, "link")}', '{name}')
            RETURNING id)
        INSERT INTO channel_day (channel_id, day, opened, submitted) SELECT id, CURRENT_DATE - 2, {sent}, {sent} FROM link
        """);

    private static IEnumerable<string> ByLink(IDocument page) =>
        page.QuerySelectorAll("table").Where(table => table.QuerySelector("caption")!.TextContent == "The forms sent through each link")
            .SelectMany(table => table.QuerySelectorAll("tbody tr"))
            .Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())));
}
