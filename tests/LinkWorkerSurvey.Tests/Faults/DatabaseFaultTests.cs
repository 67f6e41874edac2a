using System.Net;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Tests faults of the database under two instances and a load of 2,000 forms, or more if the fault lasts longer.</summary>
[Collection(FaultRun.Name)]
public class DatabaseFaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task RestartedImmediatelyEveryFiveSeconds_LosesAndDoublesNothing(int seed)
    {
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => site.Addresses, seed);
        var over = new TaskCompletionSource();
        var load = respondents.SendAsync(2000, over.Task);
        await respondents.AcknowledgedAsync(100 + new Random(seed).Next(300));

        var met = int.MaxValue;
        using (var every = new PeriodicTimer(TimeSpan.FromSeconds(5)))
        {
            for (var time = 0; time < 3; time++)
            {
                met = Math.Min(met, await respondents.EnoughInFlightAsync());
                await site.Server.StopAsync();
                await site.Server.StartAgainAsync();
                await every.WaitForNextTickAsync();
            }
        }

        over.SetResult();
        await load;
        output.WriteLine(await respondents.SettleAsync(site, "PostgreSQL restarted immediately every 5 s, 3 times", met));
        Assert.True(respondents.Slowest < LongestAnswer);
    }

    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task AwayForTenSeconds_IsAnsweredWithinFifteen_OrTheFormComesBackWithEveryAnswer(int seed)
    {
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => site.Addresses, seed);
        using var client = new HttpClient();
        var over = new TaskCompletionSource();
        var load = respondents.SendAsync(2000, over.Task);
        await respondents.AcknowledgedAsync(100 + new Random(seed).Next(300));

        var met = await respondents.EnoughInFlightAsync();
        await site.Server.StopAsync();
        using (var away = new PeriodicTimer(TimeSpan.FromSeconds(10)))
        {
            foreach (var page in new[] { "/s/nowhere", "/health" })
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(new Uri(site.Addresses[0], page))).StatusCode);
            await away.WaitForNextTickAsync();
        }

        await site.Server.StartAgainAsync();
        over.SetResult();
        await load;
        output.WriteLine(await respondents.SettleAsync(site, "PostgreSQL away for 10 s", met));
        Assert.True(respondents.Slowest < LongestAnswer);
    }

    // 64 forms wait while the server accepts connections and answers nothing, for longer than a response may take.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task Silent_TheFormComesBackWithinFifteenSeconds(int seed)
    {
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => site.Addresses, seed);
        await respondents.SendAsync(200);
        var over = new TaskCompletionSource();
        var load = respondents.SendAsync(400, over.Task);
        await respondents.AcknowledgedAsync(250);

        await site.Server.FreezeAsync();
        var met = await respondents.EnoughInFlightAsync();
        await Wait.UntilAsync(() => Task.FromResult(respondents.GivenBack >= 64));
        await site.Server.ThawAsync();
        over.SetResult();
        await load;
        output.WriteLine(await respondents.SettleAsync(site, "PostgreSQL silent", met));
        Assert.True(respondents.Slowest < LongestAnswer);
    }

    // Only root can fill a disk. A limit on the size of PostgreSQL's files has the same effect, because PostgreSQL ignores SIGXFSZ and the
    // write fails. Receipts reach the limit; the files of the write-ahead log, which are smaller, do not.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task WithoutRoomForAnotherRow_NothingIsAcknowledged_AndTheFormsComeBack(int seed)
    {
        const int forms = 200;
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => site.Addresses, seed);
        var other = await TestData.OpenWindowAsync(site.Database, "other");
        await site.Database.RunAsync(
            $"INSERT INTO receipt (key_mac, window_id) SELECT sha256(int4send(i)), {other.Id} FROM generate_series(1, 300000) i");
        await site.Database.RunAsync("VACUUM receipt");
        var size = await site.Database.ScalarAsync<long>("SELECT pg_relation_size('receipt')");
        Assert.True(size > 16 * 1024 * 1024, "Files of the write-ahead log would be limited as well.");

        await site.Server.LimitFilesAsync(size);
        var answers = Enumerable.Range(0, forms).Select(number => respondents.SendOnceAsync(number, site.Addresses[number % 2])).ToList();
        var met = await respondents.EnoughInFlightAsync();
        await Task.WhenAll(answers);
        var acknowledged = respondents.Acknowledged;
        var (kept, back) = (
            await site.Database.ScalarAsync<long>($"SELECT count(*) FROM receipt WHERE window_id = {site.Window.Id}"),
            respondents.GivenBack);
        await site.Server.LimitFilesAsync(null);
        await Task.WhenAll(Enumerable.Range(0, forms).Select(number => respondents.SendUntilAcknowledgedAsync(number)));

        await site.Database.RunAsync($"DELETE FROM receipt WHERE window_id = {other.Id}");
        output.WriteLine(
            await respondents.SettleAsync(
                site,
                $"no room: {acknowledged} of {forms} found room on the last page and were acknowledged, {kept} stored, {back} came back",
                met));

        // A form that timed out comes back although it may still be stored. Sent again, it is recognised by its key.
        Assert.InRange(acknowledged, 0, kept);
        Assert.Equal(forms, acknowledged + back);
        Assert.True(back >= 20);
    }
}
