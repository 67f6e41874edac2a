using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

public class SurveysListTests
{
    [Fact]
    public async Task List_GroupsSurveysByState_EachOnce()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await TestData.WindowAsync(database, "later", opens: TimeSpan.FromDays(24.5), closes: TimeSpan.FromDays(52));
        var open = await TestData.WindowAsync(database, "open", closes: TimeSpan.FromDays(10.5));
        await TestData.AcceptedAsync(database, open, 3);
        await database.RunAsync("UPDATE survey_window SET population = 1050 WHERE slug = 'open'");
        var few = await TestData.OpenWindowAsync(database, "few");
        await TestData.AcceptedAsync(database, few, 3);
        await TestData.EndAsync(database, few);
        await database.Get<Releaser>().ReleaseAsync(few.Id);
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(Roles.Administrator)).PageAsync("/surveys");

        Assert.Equal(
            ["Open or paused: open", "Not yet open: later", "Closed: few 2019"],
            page.QuerySelectorAll(".surveys tbody").Select(group =>
                $"{group.QuerySelector(".surveys__group")!.TextContent}: {string.Join(' ', Surveys(group))}"));
        Assert.Equal(["Open", "10 days left", "3 of 1,050 received", "3 received, not yet in the results"], Row(page, "open"));
        Assert.Equal(["Scheduled", "opens in 24 days", "–nothing yet", "Nothing"], Row(page, "later"));
        Assert.Equal(["Decision needed", "final release waits", "3 received", "Decision needed"], Row(page, "few"));
        Assert.Equal(["Finished", "18 January to 15 February 2019", "105 generated", "Nothing"], Row(page, "2019"));
    }

    [Theory]
    [InlineData(Roles.Administrator, true)]
    [InlineData(Roles.Analyst, false)]
    public async Task NeedsYou_ADecisionAndAFailedRelease_AreToldToThoseWhoCanAct(string role, bool told)
    {
        await using var database = await TestDatabase.CreateAsync();
        var few = await TestData.OpenWindowAsync(database, "few");
        await TestData.AcceptedAsync(database, few, 3);
        await TestData.EndAsync(database, few);
        await database.Get<Releaser>().ReleaseAsync(few.Id);
        var failing = await TestData.OpenWindowAsync(database, "failing");
        await TestData.AcceptedAsync(database, failing, 10);
        await Assert.ThrowsAnyAsync<CryptographicException>(() =>
            new Releaser(database.Source, new SubmissionCipher(new SecretKeys(new byte[32]))).ReleaseAsync(failing.Id));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);

        var page = await client.PageAsync("/surveys");

        Assert.Equal(
            told ? ["/surveys/failing", "/surveys/few#decision"] : [],
            page.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Equal(told, page.QuerySelector("a[href='/surveys/new']") is not null);
        Assert.Equal(told, (await client.PageAsync("/surveys/few")).QuerySelector("form[action*='handler=Decide']") is not null);
    }

    [Theory]
    [InlineData(Roles.Administrator, "Create the first survey")]
    [InlineData(Roles.Coder, null)]
    public async Task List_NoSurveys_SaysWhatToDoNext(string role, string? button)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        var page = await (await app.SignedInAsync(role)).PageAsync("/surveys");

        Assert.Equal("No surveys yet", page.QuerySelector("main h2")!.TextContent);
        Assert.Equal(button, page.QuerySelector("main .govuk-button")?.TextContent);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Search_FromTenSurveysOn_ShowsThoseWithTheTextInTheirTitle(int surveys)
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < surveys; i++)
            await TestData.OpenWindowAsync(database, $"wave-{i}");
        await database.RunAsync("UPDATE survey_window SET title = 'Training <b>pilot' WHERE slug = 'wave-3'");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var page = await client.PageAsync("/surveys");

        Assert.Equal(surveys, page.QuerySelectorAll(".surveys__title a").Length);
        var form = page.QuerySelector("form.search");
        Assert.Equal(surveys == 10, form is not null);
        var found = await client.PageAsync("/surveys?search=%20training%20%3Cb%3E");
        Assert.Equal(["/surveys/wave-3"], found.QuerySelectorAll(".surveys__title a").Select(link => link.GetAttribute("href")));
        var none = await client.PageAsync("/surveys?search=moon");
        Assert.Equal("No survey has this in its title", none.QuerySelector(".message h2")!.TextContent);
    }

    private static IEnumerable<string> Surveys(IParentNode group) =>
        group.QuerySelectorAll(".surveys__title a").Select(link => link.GetAttribute("href")!["/surveys/".Length..]);

    /// <summary>Returns state, time, received and waiting of a survey's row; without a time its dates.</summary>
    private static IEnumerable<string> Row(IHtmlDocument page, string survey)
    {
        var cells = page.QuerySelectorAll(".surveys tr").Single(row => row.QuerySelector($"a[href='/surveys/{survey}']") is not null)
            .QuerySelectorAll("td");
        return
        [
            cells[0].TextContent.Trim(),
            Pages.Words((cells[1].QuerySelector("small") ?? cells[1]).TextContent),
            Pages.Words(cells[2].TextContent),
            Pages.Words(cells[3].TextContent),
        ];
    }
}
