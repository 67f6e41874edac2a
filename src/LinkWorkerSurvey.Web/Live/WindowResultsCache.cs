using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Caches the results of one survey window. Its answers are counted once after each change, however many readers there are. During a count,
/// readers get the previous snapshot.
/// </summary>
internal sealed class WindowResultsCache
{
    private readonly Func<Task<CountedWindow?>> count;
    private readonly Func<Task<WindowActivity>> look;
    private readonly TimeProvider clock;
    private readonly CoalescingRunner counts;
    private readonly CoalescingRunner looks;
    private readonly Lock gate = new();
    private TaskCompletionSource next = NewNext();
    private ResultsSnapshot? known;
    private WindowActivity? activity;
    private long lookedAt;
    private long askedAt;

    public WindowResultsCache(Func<Task<CountedWindow?>> count, Func<Task<WindowActivity>> look, TimeProvider clock)
    {
        (this.count, this.look, this.clock) = (count, look, clock);
        (counts, looks) = (new CoalescingRunner(CountOnceAsync), new CoalescingRunner(LookOnceAsync));
        askedAt = clock.GetTimestamp();
    }

    /// <summary>A task that completes when the next snapshot is available.</summary>
    public Task Next
    {
        get
        {
            lock (gate)
                return next.Task;
        }
    }

    /// <summary>The time since a reader last requested the snapshot.</summary>
    public TimeSpan IdleTime => clock.GetElapsedTime(Volatile.Read(ref askedAt));

    /// <summary>The time since the activity (the numbers of forms received) was last refreshed.</summary>
    public TimeSpan ActivityAge => clock.GetElapsedTime(Volatile.Read(ref lookedAt));

    /// <summary>Whether a snapshot is available.</summary>
    public bool IsKnown => known is not null;

    /// <summary>Returns the current snapshot; null before the first count.</summary>
    public ResultsSnapshot? GetCurrent()
    {
        Volatile.Write(ref askedAt, clock.GetTimestamp());
        return known;
    }

    /// <summary>
    /// Waits for the first snapshot. Joins a count that is running, or else starts one (single-flight). Changes during that count do not
    /// prolong the wait.
    /// </summary>
    public async Task FirstCountAsync()
    {
        var learnt = Next;
        if (!IsKnown)
            await await Task.WhenAny(counts.JoinRunningAsync(), learnt);
    }

    /// <summary>Counts the window's answers. Requests during a count are coalesced into one further count.</summary>
    public Task CountAsync() => counts.RunAsync();

    /// <summary>Refreshes the activity. Requests during a refresh are coalesced into one further refresh.</summary>
    public Task RefreshActivityAsync() => looks.RunAsync();

    /// <summary>Discards the snapshot. The next request counts the window's answers again.</summary>
    public void Invalidate()
    {
        lock (gate)
            known = null;
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task CountOnceAsync()
    {
        if (await count() is not { } counted)
            return;
        if (activity is null)
            await SeeAsync();
        Learn(_ => new ResultsSnapshot(counted, activity!));
    }

    private async Task LookOnceAsync()
    {
        await SeeAsync();
        Learn(before => before is null ? null : before with { Activity = activity! });
    }

    private async Task SeeAsync()
    {
        activity = await look();
        Volatile.Write(ref lookedAt, clock.GetTimestamp());
    }

    // The update starts from the current snapshot, because counts and refreshes run concurrently.
    private void Learn(Func<ResultsSnapshot?, ResultsSnapshot?> learn)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            if (learn(known) is not { } learnt)
                return;
            known = learnt;
            (told, next) = (next, NewNext());
        }

        told.SetResult();
    }
}
