using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Visits every page that a respondent can reach. Records which hosts the browser contacts and what the pages ask it to store.
/// </summary>
public class BrowserTests(ITestOutputHelper output)
{
    [Fact]
    public async Task NoRespondentsPage_AsksAnotherHost_OrKeepsACookie()
    {
        var seen = await GoEverywhereAsync(_ => Task.CompletedTask, sent: 303);

        output.WriteLine(
            $"{seen.Pages.Count} respondents' pages ({string.Join(", ", seen.Pages)}), {seen.Requests} requests: {seen.ToOthers} to "
                + $"another host, {seen.Cookies} cookies");
        Assert.Equal((0, 0), (seen.ToOthers, seen.Cookies));
    }

    [Fact]
    public async Task ALeakyBuild_ThatCountsItsVisitors_IsFoundOut()
    {
        // A page with a tracking image and a cookie, and without a policy against either.
        var seen = await GoEverywhereAsync(page => page.RouteAsync("**/*", async route =>
        {
            if (route.Request.ResourceType != "document")
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            await route.FulfillAsync(new()
            {
                Status = answer.Status,
                ContentType = "text/html; charset=utf-8",
                Headers = [KeyValuePair.Create("Set-Cookie", "visitor=1; Path=/")],
                Body = await answer.TextAsync() + "<img src=\"http://localhost:9/counter\" alt=\"\">",
            });
        }), sent: 200);

        output.WriteLine($"leaky build: {seen.ToOthers} requests to another host, {seen.Cookies} cookies");
        Assert.Equal((seen.Pages.Count, 1), (seen.ToOthers, seen.Cookies));
    }

    private static async Task<Seen> GoEverywhereAsync(Func<IPage, Task> spoil, int sent)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, invitations) = await InvitationTests.InvitedAsync(database);
        await TestData.WindowAsync(database, "later", opens: TimeSpan.FromDays(1), closes: TimeSpan.FromDays(2));
        await TestData.WindowAsync(database, "over", opens: TimeSpan.FromDays(-2), closes: TimeSpan.FromDays(-1));
        await using var app = new SurveyApp(database) { RefusedPerAddress = 7 };
        var site = app.Listen();
        // Without script every form is sent as a page request. PagesTests counts the hosts with script.
        await using var browser = await Browsers.OpenAsync(site, width: 390, script: false);
        var page = await browser.NewPageAsync();
        await spoil(page);
        var (pages, requests, toOthers) = (new List<string>(), 0, 0);
        page.Request += (_, request) =>
        {
            requests++;
            toOthers += new Uri(request.Url).Authority == site.Authority ? 0 : 1;
        };

        async Task OpenAsync(string address)
        {
            var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            pages.Add($"{(address == "/" ? "home" : address.Split('/')[1])} {answer!.Status}");
        }

        async Task SendAsync(int expected, string button = "main form button[type=submit]")
        {
            // Listens before the click: the page can be loaded before the test hears of the response.
            var loaded = new TaskCompletionSource();
            void Loaded(object? sender, IPage ready) => loaded.TrySetResult();
            page.Load += Loaded;
            var answer = await page.RunAndWaitForResponseAsync(
                () => page.Locator(button).Last.ClickAsync(),
                answer => answer.Request.Method == "POST");
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
            page.Load -= Loaded;
            Assert.Equal(expected, answer.Status);
            pages.Add($"sent {answer.Status}");
        }

        foreach (
            var address in new[]
            {
                "/",
                "/what-we-store",
                "/s/wave",
                "/s/later",
                "/s/over",
                "/s/nowhere",
                "/withdraw",
                $"/i/wave/{invitations[0]}",
                "/i/wave/3K7QM2XW9RTA4HJCP6ZVB3ND8E",
            })
            await OpenAsync(address);

        await OpenAsync($"/i/wave/{invitations[0]}");
        await page.FillAsync("#Q4", "by an invitation");
        await SendAsync(sent);
        await OpenAsync($"/i/wave/{WithdrawalCode.Mint()}");
        await OpenAsync("/s/wave");
        await SendAsync(422);
        await page.FillAsync("#Q4", "sent");
        await SendAsync(sent);
        await OpenAsync("/withdraw");
        await page.FillAsync("#withdrawal-code", "not a code");
        await SendAsync(422);
        await page.FillAsync("#withdrawal-code", WithdrawalCode.Mint().ToString());
        await SendAsync(200);

        await database.RunAsync("ALTER TABLE receipt RENAME TO away");
        await OpenAsync("/s/wave");
        await page.FillAsync("#Q4", "not stored");
        await SendAsync(503);
        for (var i = 0; i < 3; i++)
            await SendAsync(503);
        await SendAsync(429);

        return new Seen(pages, requests, toOthers, (await browser.CookiesAsync()).Count);
    }

    private sealed record Seen(IReadOnlyList<string> Pages, int Requests, int ToOthers, int Cookies);
}
