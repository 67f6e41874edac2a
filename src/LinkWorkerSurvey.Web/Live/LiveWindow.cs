using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Caches one window's results: one count for each change, whatever the number of readers. During a count the previous snapshot is served.
/// </summary>
internal sealed class LiveWindow
{
    private readonly Func<Task<CountedWindow?>> count;
    private readonly Func<Task<WindowActivity>> look;
    private readonly TimeProvider clock;
    private readonly Repeated counts;
    private readonly Repeated looks;
    private readonly Lock gate = new();
    private TaskCompletionSource next = NewNext();
    private KnownResults? known;
    private WindowActivity? activity;
    private long lookedAt;
    private long askedAt;

    public LiveWindow(Func<Task<CountedWindow?>> count, Func<Task<WindowActivity>> look, TimeProvider clock)
    {
        (this.count, this.look, this.clock) = (count, look, clock);
        (counts, looks) = (new Repeated(CountOnceAsync), new Repeated(LookOnceAsync));
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
    public TimeSpan Unasked => clock.GetElapsedTime(Volatile.Read(ref askedAt));

    /// <summary>The time since the activity was refreshed.</summary>
    public TimeSpan ActivityAge => clock.GetElapsedTime(Volatile.Read(ref lookedAt));

    /// <summary>Whether there is a snapshot.</summary>
    public bool IsKnown => known is not null;

    /// <summary>Returns the snapshot; null before the first count.</summary>
    public KnownResults? Ask()
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
            await await Task.WhenAny(counts.JoinAsync(), learnt);
    }

    /// <summary>Counts the window. Changes during a count are coalesced into one further count.</summary>
    public Task CountAsync() => counts.RunAsync();

    /// <summary>Refreshes the activity; concurrent requests are coalesced in the same way.</summary>
    public Task LookAsync() => looks.RunAsync();

    /// <summary>Removes the snapshot, so that the next request counts the window.</summary>
    public void Forget()
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
        Learn(_ => new KnownResults(counted, activity!));
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
    private void Learn(Func<KnownResults?, KnownResults?> learn)
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
