using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Caches one window's results: one count for each change, whatever the number of readers. During a count the previous snapshot is served.
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

    /// <summary>The task that completes at the next change.</summary>
    public Task Next
    {
        get
        {
            lock (gate)
                return next.Task;
        }
    }

    /// <summary>The time since the snapshot was last requested.</summary>
    public TimeSpan IdleTime => clock.GetElapsedTime(Volatile.Read(ref askedAt));

    /// <summary>The time since the activity was refreshed.</summary>
    public TimeSpan ActivityAge => clock.GetElapsedTime(Volatile.Read(ref lookedAt));

    /// <summary>Whether there is a snapshot.</summary>
    public bool IsKnown => known is not null;

    /// <summary>Returns the snapshot; null before the first count.</summary>
    public ResultsSnapshot? GetCurrent()
    {
        Volatile.Write(ref askedAt, clock.GetTimestamp());
        return known;
    }

    /// <summary>
    /// Waits until there is a snapshot, and joins a count that is running (single-flight). A change during that count does not prolong the
    /// wait.
    /// </summary>
    public async Task FirstCountAsync()
    {
        var learnt = Next;
        if (!IsKnown)
            await await Task.WhenAny(counts.JoinRunningAsync(), learnt);
    }

    /// <summary>Counts the window. Changes during a count are coalesced into one further count.</summary>
    public Task CountAsync() => counts.RunAsync();

    /// <summary>Refreshes the activity; concurrent requests are coalesced in the same way.</summary>
    public Task RefreshActivityAsync() => looks.RunAsync();

    /// <summary>Removes the snapshot, so that the next request counts the window.</summary>
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
