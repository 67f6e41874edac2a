using System.Net;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Tests faults during a release and at the end of a window.</summary>
[Collection(FaultRun.Name)]
public class WindowFaultTests(ITestOutputHelper output)
{
    // 300 submissions are pending. The releasing instance is killed at five points, each held by a lock on the next table. Three are in a
    // batch and one in the last batch. One is in the rewrite after it, when all are in the results.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task KilledDuringARelease_NothingIsLostDoubledOrShownEarly_AndTheNextGoesOn(int seed)
    {
        const int forms = 300;
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => [.. site.Addresses.Take(2)], seed);
        await respondents.SendAsync(forms);

        foreach (var table in new[] { "open_token", "response", "answer_text" })
            await KillReleasingAsync(site, table, forms);
        await TestData.EndAsync(site.Database, site.Window);
        await KillReleasingAsync(site, "answer_text", forms);
        await KillReleasingAsync(site, "reading", forms, moved: true);
        await site.StartInstanceAsync(releaseEvery: "00:00:00.050");
        await Wait.UntilAsync(async () => await site.Database.ScalarAsync<bool>("SELECT final_released_at IS NOT NULL FROM survey_window"));

        Assert.Equal((0, 0, 0), await Respondents.ReleasedAsync(site, Enumerable.Range(0, forms).ToHashSet()));
        Assert.Equal(
            (0L, (long)forms), (await TestData.CountAsync(site.Database, "staged"), await TestData.CountAsync(site.Database, "response")));
        output.WriteLine(
            $"killed during a release, 5 times: seed {seed}, {forms} sheets in each, shown early 0, lost 0, doubled 0; the next released "
                + $"all {forms}");
    }

    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task FiveHundredFormsAroundTheEnd_AreStoredExactlyWhenAcknowledged(int seed)
    {
        const int forms = 500;
        await using var site = await FaultSite.StartAsync(window: database => TestData.WindowAsync(database, grace: TimeSpan.Zero));
        using var respondents = new Respondents(() => [.. site.Addresses.Take(2)], seed);
        await site.StartInstanceAsync(releaseEvery: "00:00:00.050");
        await Task.WhenAll(Enumerable.Range(1_000_000, 100).Select(number => respondents.SendUntilAcknowledgedAsync(number)));

        var (next, taken, late) = (-1, 0, 0);
        var load = Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(async _ =>
                {
                    for (
                        var number = Interlocked.Increment(ref next);
                        number < forms || Volatile.Read(ref late) < FaultRun.Enough;
                        number = Interlocked.Increment(ref next))
                    {
                        var answer = await respondents.SendOnceAsync(number, site.Addresses[number % 2]);
                        Interlocked.Add(ref taken, answer == HttpStatusCode.SeeOther ? 1 : 0);
                        Interlocked.Add(ref late, answer == HttpStatusCode.Conflict ? 1 : 0);
                    }
                }));
        await respondents.AcknowledgedAsync(respondents.Acknowledged + 50 + new Random(seed).Next(150));
        await site.Database.RunAsync("UPDATE survey_window SET closes_at = clock_timestamp()");
        await load;
        await Wait.UntilAsync(async () => await site.Database.ScalarAsync<bool>("SELECT final_released_at IS NOT NULL FROM survey_window"));

        var expected = respondents.Ledger.Where(e => e.Value.Acknowledged > 0).Select(e => e.Key).ToHashSet();
        var strays = await Respondents.ReleasedAsync(site, expected);
        var figures =
            $"the end of the window: seed {seed}, {taken + late} forms, {taken} acknowledged, {late} told that they came too late; "
                + $"stored otherwise than acknowledged {strays}";
        Assert.True(respondents.Wrong.IsEmpty, respondents.Wrong.FirstOrDefault());
        Assert.True(
            taken + late == respondents.Ledger.Keys.Count(number => number < 1_000_000)
                && taken >= FaultRun.Enough
                && late >= FaultRun.Enough,
            figures);
        Assert.Equal((0, 0, 0), strays);
        Assert.Equal(expected.Count, await TestData.CountAsync(site.Database, "response"));
        output.WriteLine(figures);
    }

    // The database's clock cannot be set without the machine's. Adding an hour to every time in the database has the same effect as setting
    // the clock back by an hour.
    [Theory]
    [InlineData(5, ReleaseOutcome.Final)]
    [InlineData(4, ReleaseOutcome.AwaitingDecision)]
    public async Task TheDatabasesClockSetBackAnHour_ReopensNoWindow(int waiting, ReleaseOutcome last)
    {
        const int forms = 25;
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, waiting);
        await database.RunAsync(
            "UPDATE survey_window SET opens_at = now() - interval '2 hours', closes_at = now() - interval '31 minutes'");
        await database.Get<Releaser>().ReleaseDueAsync();
        Assert.Equal(
            last == ReleaseOutcome.Final ? WindowState.FinallyReleased : WindowState.AwaitingDecision,
            (await database.Context().Windows.SingleAsync()).StateAt(DateTimeOffset.UtcNow));

        await database.RunAsync(
            """
            UPDATE survey_window SET opens_at = opens_at + interval '1 hour', closes_at = closes_at + interval '1 hour',
                closed_at = closed_at + interval '1 hour',
                held_at = held_at + interval '1 hour', emptied_at = emptied_at + interval '1 hour',
                    final_released_at = final_released_at + interval '1 hour', swept_at = swept_at + interval '1 hour'
            """);
        Assert.Equal(forms, await RefusedAsync(database, forms, TimeSpan.Zero));

        Assert.Equal(last == ReleaseOutcome.AwaitingDecision ? waiting : 0, await TestData.CountAsync(database, "staged"));
        output.WriteLine($"database's clock set back an hour, window {last}: {forms} of {forms} forms refused");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnInstancesClockSetBackAnHour_ReopensNoWindow(bool endWasNoted)
    {
        const int forms = 25;
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, closes: TimeSpan.FromMinutes(-10), grace: TimeSpan.Zero);
        if (endWasNoted)
            await database.Get<Releaser>().ReleaseDueAsync();

        Assert.Equal(forms, await RefusedAsync(database, forms, TimeSpan.FromHours(-1)));

        Assert.Equal(0, await TestData.CountAsync(database, "receipt"));
        output.WriteLine(
            $"an instance's clock set back an hour, the end {(endWasNoted ? "" : "not ")}noted: {forms} of {forms} forms refused");
    }

    private static async Task KillReleasingAsync(FaultSite site, string table, int forms, bool moved = false)
    {
        var expected = moved ? (0, forms) : (forms, 0);
        await using var hold = await HeldLock.TakeAsync(site.Database, $"LOCK TABLE {table} IN SHARE MODE");
        var releasing = await site.StartInstanceAsync(releaseEvery: "00:00:00.050");
        await hold.BlockedAsync();
        await releasing.KillAsync();
        Assert.Equal(expected, (await TestData.CountAsync(site.Database, "staged"), await TestData.CountAsync(site.Database, "response")));

        await hold.LetGoAsync();
        await site.NobodyStoresAsync();
        Assert.Equal(expected, (await TestData.CountAsync(site.Database, "staged"), await TestData.CountAsync(site.Database, "response")));
    }

    private static async Task<int> RefusedAsync(TestDatabase database, int forms, TimeSpan off)
    {
        await using var site = new SurveyApp(database);
        await using var app = site.WithWebHostBuilder(web =>
            web.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.UtcNow + off))));
        using var client = app.CreateClient();
        var refused = 0;
        for (var i = 0; i < forms; i++)
        {
            using var fields = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["code"] = WithdrawalCode.Mint().ToString(), ["Q4"] = $"late {i}" });
            refused += (await client.PostAsync("/s/wave", fields)).StatusCode == HttpStatusCode.Conflict ? 1 : 0;
        }

        return refused;
    }
}
