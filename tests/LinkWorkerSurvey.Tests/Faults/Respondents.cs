using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>
/// Simulates many concurrent respondents, with a ledger of every key and every acknowledgement. A form that is not acknowledged is sent
/// again with the same key.
/// </summary>
internal sealed class Respondents(Func<IReadOnlyList<Uri>> addresses, int seed) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Connections are kept as in deploy/Caddyfile, for less time than an instance drains connections.
    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };
    private readonly ConcurrentDictionary<int, Uri> flying = [];
    private readonly ConcurrentQueue<(int Count, TaskCompletionSource Reached)> milestones = [];
    private int last = -1;
    private int acknowledged;
    private int brokenOff;
    private int givenBack;
    private int sentAgain;
    private long slowest;

    /// <summary>The ledger: for each form its key and the number of its acknowledgements.</summary>
    public ConcurrentDictionary<int, Entry> Ledger { get; } = [];

    /// <summary>The responses that must never occur: neither a redirect to the thank-you page nor the form with every answer.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    public int Acknowledged => acknowledged;

    public int BrokenOff => brokenOff;

    public int GivenBack => givenBack;

    public TimeSpan Slowest => TimeSpan.FromTicks(slowest);

    /// <summary>Returns the number of forms in flight, to one address or to all.</summary>
    public int InFlight(Uri? address = null) => flying.Values.Count(a => address is null || a == address);

    /// <summary>Waits until enough forms are in flight for a fault to count, and returns their number.</summary>
    public async Task<int> EnoughInFlightAsync(Uri? address = null)
    {
        var found = 0;
        await Wait.UntilAsync(() => Task.FromResult((found = InFlight(address)) >= FaultRun.Enough));
        return found;
    }

    /// <summary>Waits until that many forms have been acknowledged.</summary>
    public Task AcknowledgedAsync(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        milestones.Enqueue((count, reached));
        if (acknowledged >= count)
            reached.TrySetResult();
        return reached.Task.WaitAsync(Patience);
    }

    /// <summary>Sends a number of forms, and more until a task has completed, with a given concurrency.</summary>
    public Task SendAsync(int count, Task? until = null, int atOnce = 64) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async worker =>
    {
        var random = new Random((seed * 1000) + worker);
        while (true)
        {
            var number = Interlocked.Increment(ref last);
            if (number >= count && until is not { IsCompleted: false })
                return;
            await SendUntilAcknowledgedAsync(number, random);
        }
    }));

    /// <summary>Sends one form once, and returns the status; null if no response came.</summary>
    public async Task<HttpStatusCode?> SendOnceAsync(int number, Uri address)
    {
        var entry = Ledger.GetOrAdd(number, _ => new Entry(WithdrawalCode.Mint()));
        var watch = Stopwatch.StartNew();
        flying[number] = address;
        try
        {
            using var answer = await client.PostAsync(new Uri(address, "/s/wave"), new FormUrlEncodedContent(Fields(number, entry)));
            var page = await answer.Content.ReadAsStringAsync();
            Longest(watch.Elapsed.Ticks);
            if (
                answer.StatusCode == HttpStatusCode.SeeOther
                && answer.Headers.Location!.ToString().StartsWith("/s/wave/thanks/", StringComparison.Ordinal))
                Acknowledge(entry);
            else if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && await HoldsEveryAnswerAsync(answer, number, entry))
                Interlocked.Increment(ref givenBack);
            else if (answer.StatusCode != HttpStatusCode.Conflict)
                Wrong.Enqueue($"form {number}: {(int)answer.StatusCode} {page[..Math.Min(page.Length, 2000)]}");
            return answer.StatusCode;
        }
        catch (Exception refused)
            when (refused is SocketException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
        {
            // Nothing was sent, so a proxy would try the next instance.
            return null;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            Longest(watch.Elapsed.Ticks);
            Interlocked.Increment(ref brokenOff);
            return null;
        }
        finally
        {
            flying.TryRemove(number, out _);
        }
    }

    /// <summary>Sends a form until it is acknowledged.</summary>
    public async Task SendUntilAcknowledgedAsync(int number, Random? random = null)
    {
        random ??= new Random(number);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var known = addresses();
            if (known.Count > 0 && await SendOnceAsync(number, known[random.Next(known.Count)]) == HttpStatusCode.SeeOther)
                return;
            if (watch.Elapsed > Patience)
            {
                Wrong.Enqueue($"form {number}: never acknowledged");
                return;
            }

            Interlocked.Increment(ref sentAgain);
        }
    }

    /// <summary>
    /// Compares the ledger with the stored and then with the released submissions: each acknowledged form completely and once, and nothing
    /// else.
    /// </summary>
    public async Task<string> SettleAsync(FaultSite site, string fault, int met)
    {
        // The pooled connections were opened before the fault.
        site.Database.Source.Clear();
        site.Database.Get<NpgsqlDataSource>().Clear();
        var cipher = site.Database.Get<SubmissionCipher>();
        var stored = (await site.Database.ListAsync<byte[]>("SELECT key_mac FROM receipt")).Select(Convert.ToHexString).ToHashSet();
        var expected = Ledger.Where(e => e.Value.Acknowledged > 0).Select(e => e.Key).ToHashSet();
        var missing = expected.Count(number => !stored.Contains(Convert.ToHexString(cipher.LookupKey(Ledger[number].Code))));

        await TestData.EndAsync(site.Database, site.Window);
        ReleaseOutcome outcome;
        do
        {
            // More submissions than one batch can take are released in several.
            outcome = await site.Database.Get<Releaser>().ReleaseAsync(site.Window.Id);
        }
        while (outcome == ReleaseOutcome.Batch);

        var (twice, inPart, unknown) = await ReleasedAsync(site, expected);
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{fault}: seed {seed}, {Ledger.Count} forms, {met} in flight at the fault, {acknowledged} acknowledged, {brokenOff} broken "
                + $"off, {givenBack} given back by 503, {sentAgain} sent again, slowest answer {Slowest.TotalSeconds:0.0} s; "
                + $"acknowledged but not stored {missing}, stored twice {twice}, in part {inPart}, never acknowledged {unknown}");

        Assert.True(Wrong.IsEmpty, $"{figures}. {Wrong.FirstOrDefault()}");
        Assert.True(met >= FaultRun.Enough, $"The fault met too few forms to count. {figures}");
        Assert.Equal(ReleaseOutcome.Final, outcome);
        Assert.True((missing, twice, inPart, unknown, stored.Count) == (0, 0, 0, 0, expected.Count), figures);
        return figures;
    }

    /// <summary>Returns the number of forms that were released more than once, incompletely, or without an acknowledgement.</summary>
    public static async Task<(int Twice, int InPart, int Unknown)> ReleasedAsync(FaultSite site, IReadOnlySet<int> expected)
    {
        var released = await site.Database.ListAsync<string>(
            """
            SELECT concat_ws('/', r.ticks::text, (SELECT string_agg(text, ',') FROM answer_text WHERE response_id = r.id
                AND question = 'Q4'),
                (SELECT string_agg(text, ',') FROM answer_text WHERE response_id = r.id AND question = 'Q6')) FROM response r
            """);
        var whole = expected.Select(Whole).ToHashSet();
        var strange = released.Where(r => !whole.Contains(r)).ToList();
        var inPart = strange.Count(r =>
            !r.StartsWith("{201,699}/skill ", StringComparison.Ordinal) || !r.Contains("/other ", StringComparison.Ordinal));
        var missing = whole.Count - released.Distinct().Count(whole.Contains);
        return (released.Count - released.Distinct().Count(), inPart + missing, strange.Count - inPart);
    }

    public void Dispose() => client.Dispose();

    private static string Whole(int number) => $"{{201,699}}/skill {number}/other {number}";

    private static Dictionary<string, string> Fields(int number, Entry entry) => new()
    {
        ["code"] = entry.Code.ToString(),
        ["Q2"] = "201",
        ["Q4"] = $"skill {number}",
        ["Q6"] = "699",
        ["Q6-other"] = $"other {number}",
    };

    private static async Task<bool> HoldsEveryAnswerAsync(HttpResponseMessage answer, int number, Entry entry)
    {
        var form = (await answer.PageAsync()).QuerySelector("main form");
        return form?.QuerySelector<IHtmlInputElement>("[name=code]")?.Value == entry.Code.ToString()
            && form.QuerySelector<IHtmlTextAreaElement>("[name=Q4]")?.Value == $"skill {number}"
            && form.QuerySelector<IHtmlInputElement>("[name='Q6-other']")?.Value == $"other {number}"
            && form.QuerySelectorAll("[checked]").Select(box => box.GetAttribute("value")).SequenceEqual(["201", "699"]);
    }

    private void Acknowledge(Entry entry)
    {
        entry.Acknowledge();
        var now = Interlocked.Increment(ref acknowledged);
        foreach (var (count, reached) in milestones)
        {
            if (now >= count)
                reached.TrySetResult();
        }
    }

    private void Longest(long ticks)
    {
        for (var seen = slowest; ticks > seen; seen = slowest)
            Interlocked.CompareExchange(ref slowest, ticks, seen);
    }

    /// <summary>One entry of the ledger.</summary>
    internal sealed class Entry(WithdrawalCode code)
    {
        private int acknowledged;

        public WithdrawalCode Code => code;

        public int Acknowledged => acknowledged;

        public void Acknowledge() => Interlocked.Increment(ref acknowledged);
    }
}
