using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>
/// Tests faults of instances under a load of 2,000 forms, or of fewer where a test states it. The surviving instances are started before
/// the load, because starting under it takes a minute.
/// </summary>
[Collection(FaultRun.Name)]
public class InstanceFaultTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task KilledInMidRequest_LosesAndDoublesNothing(int seed)
    {
        await using var site = await FaultSite.StartAsync(4);
        using var respondents = new Respondents(() => site.Addresses, seed);
        var random = new Random(seed);
        var over = new TaskCompletionSource();
        var load = respondents.SendAsync(2000, over.Task, atOnce: 128);

        // Counts the forms whose connection the kill broke, not those that were in flight a moment before.
        var met = int.MaxValue;
        foreach (var instance in site.Instances.Take(2))
        {
            await respondents.AcknowledgedAsync(respondents.Acknowledged + 200 + random.Next(400));
            var broken = respondents.BrokenOff;
            await respondents.EnoughInFlightAsync(instance.Address);

            // A stopped instance responds no more, so the number of forms in flight can only grow until it is killed.
            await Shell.SignalAsync("STOP", instance.Process.Id);
            await Wait.UntilAsync(() => Task.FromResult(respondents.InFlight(instance.Address) >= 2 * FaultRun.Enough));
            await instance.KillAsync();
            met = Math.Min(met, respondents.BrokenOff - broken);
        }

        over.SetResult();
        await load;
        output.WriteLine(await respondents.SettleAsync(site, "two of four instances killed", met));
    }

    // 60 forms at a time, until the fault meets enough of them after the commit and before the response of the stopped instance. The second
    // group commit stores the forms that arrive while the first is held.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task KilledAfterTheCommitAndBeforeTheReply_TheSameKeyGivesTheSamePage(int seed)
    {
        const int forms = 60;
        await using var site = await FaultSite.StartAsync();
        using var respondents = new Respondents(() => site.Addresses, seed);
        var instance = site.Instances[0];
        var accepting = $"SELECT pg_advisory_xact_lock({Core.Responses.Release.WindowLock.Accepting}, {site.Window.Id})";
        var sending = new List<Task<HttpStatusCode?>>();
        var (answered, met) = (0L, 0L);
        while (met < FaultRun.Enough)
        {
            await Shell.SignalAsync("CONT", instance.Process.Id);
            await using var first = await HeldLock.TakeAsync(site.Database, accepting);
            sending.AddRange(Enumerable.Range(sending.Count, forms).Select(number => respondents.SendOnceAsync(number, instance.Address)));
            await first.BlockedAsync();
            var next = HeldLock.TakeAsync(site.Database, accepting);
            await first.BlockedAsync(2);
            await first.LetGoAsync();
            await using var second = await next;
            await second.BlockedAsync();

            await Shell.SignalAsync("STOP", instance.Process.Id);
            answered = await TestData.CountAsync(site.Database, "receipt");
            await second.LetGoAsync();
            await site.NobodyStoresAsync();
            met = await TestData.CountAsync(site.Database, "receipt") - answered;
        }

        await instance.KillAsync();
        var answers = await Task.WhenAll(sending);

        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.SeeOther), 0, answered);
        await Task.WhenAll(Enumerable.Range(0, sending.Count).Select(number => respondents.SendUntilAcknowledgedAsync(number)));
        output.WriteLine(await respondents.SettleAsync(site, "killed after commit, before reply", (int)met));
    }

    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task ARollingStopUnderLoad_FailsNoRequest(int seed)
    {
        await using var site = await FaultSite.StartAsync(4);
        using var respondents = new Respondents(() => site.Addresses, seed);
        using var client = new HttpClient();
        var rolled = new TaskCompletionSource();
        var load = respondents.SendAsync(2000, rolled.Task, atOnce: 128);

        var met = int.MaxValue;
        foreach (var leaving in site.Instances.Take(2))
        {
            await respondents.AcknowledgedAsync(respondents.Acknowledged + 200 + new Random(seed).Next(100));
            met = Math.Min(met, await respondents.EnoughInFlightAsync(leaving.Address));
            await Shell.SignalAsync("TERM", leaving.Process.Id);

            // The instance reports on /health that it is draining while it still serves. A proxy that checks it sends no more requests
            // there.
            await Wait.UntilAsync(async () =>
                (await client.GetAsync(new Uri(leaving.Address, "/health"))).StatusCode == HttpStatusCode.ServiceUnavailable);
            leaving.Left = true;
            Assert.Equal(0, (await leaving.Process.EndAsync()).ExitCode);
        }

        rolled.SetResult();
        await load;
        Assert.Equal((0, 0), (respondents.BrokenOff, respondents.GivenBack));
        output.WriteLine(await respondents.SettleAsync(site, "two of four instances stopped, failed requests 0", met));
    }

    // 400 forms, in both directions between two instances. All keys that protect cookies are deleted between the two.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task AFormFromOneInstance_IsTakenByAnother_WhateverBecameOfKeysAndInstances(int seed)
    {
        await using var site = await FaultSite.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var (first, second) = (site.Instances[0], site.Instances[1]);
        var taken = 0;
        foreach (var (from, to) in new[] { (first, second), (second, first) })
        {
            var forms = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(_ => client.PageAsync(new Uri(from.Address, "/s/wave").ToString())));
            var answers = await Task.WhenAll(
                forms.Select(
                    (form, i) =>
                        client.SubmitAsync(new Uri(to.Address, "/s/wave").ToString(), form.Form(), new() { ["Q4"] = $"skill {seed} {i}" }))
            );
            taken += answers.Count(a => a.StatusCode == HttpStatusCode.SeeOther);
        }

        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PageAsync(new Uri(first.Address, "/s/wave").ToString())));
        await site.Database.RunAsync("DELETE FROM data_protection_keys");
        await first.KillAsync();
        await second.KillAsync();
        var third = await site.StartInstanceAsync();
        var late = await Task.WhenAll(
            kept.Select(form => client.SubmitAsync(new Uri(third.Address, "/s/wave").ToString(), form.Form(), new() { ["Q4"] = "kept" })));

        Assert.Equal((40, 20), (taken, late.Count(a => a.StatusCode == HttpStatusCode.SeeOther)));
        Assert.Equal(60, await TestData.CountAsync(site.Database, "receipt"));
        output.WriteLine(
            $"form from another instance: seed {seed}, {taken} of 40 taken; with every key gone and every instance new, {late.Length} of 20"
        );
    }

    // 200 clients send barely as fast as the server requires, beside 400 forms of ordinary clients.
    [Theory]
    [MemberData(nameof(FaultRun.Seeds), MemberType = typeof(FaultRun))]
    public async Task TwoHundredSlowClients_DoNotSlowTwentyOrdinaryOnes(int seed)
    {
        await using var site = await FaultSite.StartAsync(1);
        var address = site.Addresses[0];
        using var over = new CancellationTokenSource();
        var slow = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => SlowClientAsync(address, over.Token)));

        using var respondents = new Respondents(() => site.Addresses, seed);
        var times = new System.Collections.Concurrent.ConcurrentBag<double>();
        await respondents.SendAsync(20, atOnce: 20);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(async worker =>
        {
            for (var i = 0; i < 20; i++)
            {
                var watch = Stopwatch.StartNew();
                await respondents.SendOnceAsync((worker * 20) + i, address);
                times.Add(watch.Elapsed.TotalSeconds);
            }
        }));
        var still = slow.Count(s => !s.IsCompleted);
        await over.CancelAsync();
        await Task.WhenAll(slow);

        var p95 = times.Order().ElementAt((int)(times.Count * 0.95));
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"slow clients, {still} of 200 still sending at the end: {times.Count} ordinary forms, p95 {p95:0.000} s");
        Assert.True(still == 200 && p95 < 1, figures);
        output.WriteLine(await respondents.SettleAsync(site, figures, still));
    }

    // The inner task sends until it is cancelled or the connection is closed.
    private static async Task<Task> SlowClientAsync(Uri address, CancellationToken over)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, CancellationToken.None);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /s/wave HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: "
                    + "application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nQ4="),
            CancellationToken.None);
        return SendAsync();

        async Task SendAsync()
        {
            using var own = client;
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            try
            {
                while (await timer.WaitForNextTickAsync(over))
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('a', 64)), over);
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException)
            {
            }
        }
    }
}
