using System.Net;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Survey;

public sealed class SurveyLinkCacheTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Forms_OfOneWindow_DifferByCodeAndTimeOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = Long };
        var client = app.Client();

        var (first, second) = (await FormAsync(client), await FormAsync(client));

        Assert.NotEqual(first.Code, second.Code);
        Assert.NotEqual(first.Shown, second.Shown);
        Assert.Equal(first.Others, second.Others);
    }

    [Fact]
    public async Task CachedForms_AreStored_EachUnderItsOwnCode()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = Long };
        var client = app.Client();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var form = (await client.PageAsync("/s/wave")).Form();
            var answer = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            var thanks = await client.FollowAsync(answer);
            answer.AssertTellsNothing();
            thanks.AssertTellsNothing();
            Assert.Contains(Field(form, "code"), (await thanks.PageAsync()).QuerySelector("#code")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(3, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task ThankYou_ToAnotherHost_NamesThatHost()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = Long };
        using var one = app.Client();
        using var other = app.Client();
        other.BaseAddress = new Uri("http://other.example.org");

        await one.FollowAsync(await one.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "listening" }));
        var answer = await other.FollowAsync(await other.SubmitFreshAsync("/s/wave", new() { ["Q4"] = "listening" }));

        Assert.Contains("other.example.org/s/wave", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_AfterTheWindowWasClosed_IsToldSo_ThoughTheLinkIsFresh()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = Long };
        var client = app.Client();
        var form = (await client.PageAsync("/s/wave")).Form();
        await TestData.EndAsync(database, window);

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("closed", (await answer.PageAsync()).Title, StringComparison.Ordinal);
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
    }

    private static async Task<(string Code, string Shown, string Others)> FormAsync(HttpClient client)
    {
        var page = await client.GetStringAsync("/s/wave");
        var code = Between(page, "name=\"code\" value=\"");
        var shown = Between(page, "name=\"shown\" value=\"");
        return (code, shown, page.Replace(code, "", StringComparison.Ordinal).Replace(shown, "", StringComparison.Ordinal));
    }

    private static string Between(string page, string upToIt) => page.Split(upToIt)[1].Split('"')[0];

    private static string Field(AngleSharp.Html.Dom.IHtmlFormElement form, string name) =>
        form.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
}
