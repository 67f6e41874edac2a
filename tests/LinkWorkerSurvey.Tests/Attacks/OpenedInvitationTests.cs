using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Invitations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a person who opens invitations of others to learn who has answered. One is unused, one is used, and one was never issued.
/// </summary>
public class OpenedInvitationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Opening_FreshUsedOrUnknown_ShowsTheSameForm()
    {
        var (fresh, used, unknown) = await OpenAsync(leaky: false);

        var differing = Math.Max(Differences(fresh, used), Differences(fresh, unknown));
        output.WriteLine($"fresh, used, unknown: {differing} of {fresh.Length} bytes differ");
        Assert.Equal(0, differing);
        Assert.StartsWith("200 ", fresh, StringComparison.Ordinal);
        Assert.Contains("Send my answers", fresh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALeakyBuild_ThatLooksTheTokenUp_TellsWhoHasAnswered()
    {
        var (fresh, used, unknown) = await OpenAsync(leaky: true);

        output.WriteLine($"leaky build: {Differences(fresh, used)} bytes tell a used one, {Differences(fresh, unknown)} an unknown one");
        Assert.NotEqual(0, Differences(fresh, used));
        Assert.NotEqual(0, Differences(fresh, unknown));
    }

    [Fact]
    public async Task Sending_ByAUsedOrUnknownOne_GivesEveryAnswerBack_OnTheSamePage()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database);
        using var client = app.Client();
        await client.SubmitFreshAsync($"/i/wave/{tokens[0]}", new() { ["Q4"] = "the first" });

        var answers = new List<string>();
        foreach (var token in new[] { tokens[0], InvitationToken.Mint() })
        {
            var answer = await client.SubmitFreshAsync(
                $"/i/wave/{token}", new() { ["Q4"] = "the second", ["Q2"] = new[] { "201", "299" }, ["Q6"] = "602" });
            var page = await answer.PageAsync();
            Assert.Equal("the second", page.QuerySelector<IHtmlTextAreaElement>("#Q4")!.Value);
            Assert.Equal(["201", "299", "602"], page.QuerySelectorAll("[checked]").Select(box => box.GetAttribute("value")));
            Assert.Contains(
                "this personal link has already been used or is not valid",
                page.QuerySelector(".govuk-error-summary")!.TextContent,
                StringComparison.Ordinal);
            answers.Add(await WholeAsync(answer));
        }

        Assert.StartsWith("409 ", answers[0], StringComparison.Ordinal);
        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(1, await TestData.CountAsync(database, "receipt"));
    }

    private static async Task<(string Fresh, string Used, string Unknown)> OpenAsync(bool leaky)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, tokens) = await InvitationTests.InvitedAsync(database);
        await using var app = new SurveyApp(database) { LinksFresh = TimeSpan.FromHours(1) };
        await using var site = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        {
            if (leaky)
                services.AddSingleton<IStartupFilter>(new LooksUp(database));
        }));
        using var client = site.CreateClient();
        await client.SubmitFreshAsync($"/i/wave/{tokens[1]}", new() { ["Q4"] = "listening" });

        return (await AskAsync(tokens[0]), await AskAsync(tokens[1]), await AskAsync(InvitationToken.Mint()));

        async Task<string> AskAsync(InvitationToken token)
        {
            var whole = await WholeAsync(await client.GetAsync($"/i/wave/{token}"));
            // A cached page may not contain the token of the person who opened it first either.
            Assert.All([.. tokens, token], anybodys =>
                Assert.DoesNotContain(anybodys.ToString(), whole, StringComparison.OrdinalIgnoreCase));
            return whole;
        }
    }

    /// <summary>Returns headers and body, without the time and the per-request values of the form.</summary>
    private static async Task<string> WholeAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        foreach (var own in (await answer.PageAsync()).QuerySelectorAll("[name=code], [name=shown]"))
            body = body.Replace(own.GetAttribute("value")!, "", StringComparison.Ordinal);
        var head = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)answer.StatusCode} {string.Join('\n', head)}\n{body}";
    }

    private static int Differences(string one, string other) =>
        one.Zip(other).Count(pair => pair.First != pair.Second) + Math.Abs(one.Length - other.Length);

    // An earlier version of the product: opening a personal link stated that it could no longer be used.
    private sealed class LooksUp(TestDatabase database) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                var path = context.Request.Path.Value!;
                if (context.Request.Method == "GET" && path.StartsWith("/i/wave/", StringComparison.Ordinal)
                    && InvitationToken.TryParse(path["/i/wave/".Length..], out var token) && !await IsGoodAsync(token))
                {
                    context.Response.StatusCode = 409;
                    return;
                }

                await rest(context);
            });
            next(app);
        };

        private async Task<bool> IsGoodAsync(InvitationToken token)
        {
            var mac = Convert.ToHexString(HMACSHA256.HashData(database.Get<SecretKeys>().For(InvitationToken.KeyPurpose), token.Bits));
            return await database.ScalarAsync<bool>($"""
                SELECT EXISTS (SELECT FROM open_token WHERE token_mac = '\x{mac}') AND NOT EXISTS (SELECT FROM staged
                    WHERE token_mac = '\x{mac}')
                """);
        }
    }
}
