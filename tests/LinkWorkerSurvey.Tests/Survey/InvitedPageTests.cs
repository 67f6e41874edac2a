using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;

namespace LinkWorkerSurvey.Tests.Survey;

public class InvitedPageTests
{
    [Fact]
    public async Task AnInvitation_ShowsTheForm_TakesIt_AndIsThenUsed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var address = $"/i/wave/{tokens[0]}";
        var early = (await client.PageAsync(address)).Form();
        var form = (await client.PageAsync(address)).Form();

        var sent = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });
        var again = await client.SubmitAsync(form, new() { ["Q4"] = "listening" });
        var other = await client.SubmitAsync(early, new() { ["Q4"] = "patience" });
        var opened = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var thanks = await (await client.FollowAsync(sent)).PageAsync();
        Assert.StartsWith("Thank you", thanks.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(tokens[0].ToString(), sent.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(tokens[0].ToString(), thanks.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("patience", (await other.PageAsync()).QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(1, await TestData.CountAsync(database, "staged"));
        foreach (var answer in new[] { sent, again, other, opened, await client.GetAsync($"/i/wave/{tokens[1]}") })
            answer.AssertTellsNothing();
    }

    [Fact]
    public async Task AnInvitationToAnotherWindow_OrAHugeOne_TakesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await TestData.OpenWindowAsync(database, "other");
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync($"/i/wave/{tokens[0]}")).Form();

        var foreign = await client.SubmitAsync($"/i/other/{tokens[0]}", form, new() { ["Q4"] = "listening" });
        var huge = await client.SubmitAsync($"/i/wave/{new string('A', 5000)}", form, new() { ["Q4"] = "listening", ["Q2"] = "201" });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (foreign.StatusCode, huge.StatusCode));
        Assert.Contains("listening", (await huge.PageAsync()).QuerySelector("#answers")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            TestData.Questionnaire.Question("Q2").Options[0].Label, (await huge.PageAsync()).QuerySelector("#answers li")!.TextContent);
        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
    }

    [Fact]
    public async Task AnInvitationCutOrChanged_IsToldAtOnce_AndOneWithTheFullStopBehindIt_ShowsTheForm()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var token = tokens[0].ToString();

        string[] cutOrChanged =
        [
            token[..^1],
            token[..^10],
            token[1..],
            $"{token}0",
            $"{(token[0] == '0' ? '1' : '0')}{token[1..]}",
            "nothing",
            new('A', 5000),
        ];
        foreach (var mangled in cutOrChanged)
        {
            var answer = await client.GetAsync($"/i/wave/{mangled}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("This link is incomplete", (await answer.PageAsync()).QuerySelector("h1")!.TextContent);
            answer.AssertTellsNothing();
        }

        foreach (var copied in new[] { token, token.ToLowerInvariant(), $"{token}.", $"{token}%3E", $"{token})," })
            Assert.NotNull((await client.PageAsync($"/I/Wave/{copied}")).QuerySelector("main form"));
        Assert.Equal("Page not found", (await client.PageAsync($"/i/nowhere/{token}")).QuerySelector("h1")!.TextContent);
        Assert.Equal(0, await TestData.CountAsync(database, "channel_day"));
    }

    [Fact]
    public async Task WithTheDatabaseAway_AnInvitedFormComesBackWhole()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        var client = app.Client();
        var form = (await client.PageAsync($"/i/wave/{tokens[0]}")).Form();
        await database.RunAsync("ALTER TABLE receipt RENAME TO receipt_away");

        var answer = await client.SubmitAsync(form, new() { ["Q4"] = "kept" });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("kept", (await answer.PageAsync()).QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
        await database.RunAsync("ALTER TABLE receipt_away RENAME TO receipt");
        Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitAsync((await answer.PageAsync()).Form())).StatusCode);
    }
}
