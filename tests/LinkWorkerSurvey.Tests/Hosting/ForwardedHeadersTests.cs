using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Hosting;

/// <summary>Tests forged forwarded headers over a real connection: only a proxy in the settings is trusted.</summary>
public class ForwardedHeadersTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    [InlineData("203.0.113.0/24")]
    public async Task Send_ForgedAddresses_CountAsOneSender(string? network)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { RefusedPerAddress = 2, ProxyNetwork = network };

        Assert.Equal([false, false, true], await AreRefusedAsync(app));
    }

    [Fact]
    public async Task Send_ThroughTheTrustedProxy_CountsBySender()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database) { RefusedPerAddress = 2, ProxyNetwork = "127.0.0.0/8" };

        Assert.Equal([false, false, false], await AreRefusedAsync(app));
    }

    [Fact]
    public async Task Links_ForgedSchemeAndHost_LeadToTheSite()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var site = app.Listen();
        using var client = await app.SignedInAsync(Roles.Administrator);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "forged.example");

        var colleague = new Dictionary<string, object?> { ["Name"] = "Nia", ["Email"] = "nia@example.org", ["Role"] = Roles.Coder };
        var page = await (await client.FollowAsync(await client.SubmitFreshAsync("/people/new", colleague))).PageAsync();

        Assert.StartsWith($"{site}account/choose-password?", page.QuerySelector("#sign-in-link")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Sends three forms, each with a different forged client address, and returns for each whether it was refused.</summary>
    private static async Task<IReadOnlyList<bool>> AreRefusedAsync(SurveyApp app)
    {
        app.Listen();
        var refused = new List<bool>();
        for (var sender = 1; sender <= 3; sender++)
        {
            using var client = app.Client();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{sender}");
            var answer = await client.SubmitFreshAsync("/s/wave", new() { ["Q4"] = $"person {sender}" });
            refused.Add(answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        return refused;
    }
}
