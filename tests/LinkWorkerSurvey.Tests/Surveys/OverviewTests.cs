using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

public class OverviewTests
{
    [Theory]
    [InlineData(Roles.Administrator, "/surveys/later/share", "/surveys/empty/share")]
    [InlineData(Roles.Analyst, null, "/surveys/empty/results")]
    public async Task Next_IsOneThingThatTheRoleMayDo(string role, string? later, string empty)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await TestData.WindowAsync(database, "later", opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await TestData.OpenWindowAsync(database, "empty");
        var running = await TestData.OpenWindowAsync(database, "running");
        await TestData.AcceptedAsync(database, running, 2 * running.MinimumBatchSize);
        await database.Get<Releaser>().ReleaseAsync(running.Id);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);

        foreach (var (survey, next) in new[]
        {
            ("later", later), ("empty", empty), ("running", "/surveys/running/results"), ("2019", "/surveys/2019/results"),
        })
            Assert.Equal(
                next,
                (await client.PageAsync($"/surveys/{survey}")).QuerySelector(".next .govuk-button")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Waits_CountWhatIsNotInTheResults_AndTextsToCode()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, 13);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var released = await TestData.CountAsync(database, "response");
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Coder)).PageAsync("/surveys/wave");

        var waits = page.QuerySelectorAll(".waits li").Select(row => Pages.Words(row.TextContent)).ToList();
        Assert.Contains(waits, row => row.StartsWith($"{13 - released} received, not yet in the results", StringComparison.Ordinal));
        Assert.Contains(waits, row => row.Contains("texts to code", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Latest_ShowsFiveEvents_AndActivityAllByDay()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        for (var people = 10; people < 17; people++)
            await client.SubmitFreshAsync(
                "/surveys/wave/set-up?change=Population", new() { ["Form.Value"] = $"{people}" }, "Change");

        var latest = (await client.PageAsync("/surveys/wave")).QuerySelectorAll(".log tbody tr small").Select(note => note.TextContent);

        Assert.Equal(["To 16, from 15", "To 15, from 14", "To 14, from 13", "To 13, from 12", "To 12, from 11"], latest);
        Assert.Equal(7, (await client.ActivityAsync("wave")).Count);
        Assert.NotEmpty((await client.PageAsync("/surveys/wave/activity")).QuerySelectorAll(".log__day"));
    }
}
