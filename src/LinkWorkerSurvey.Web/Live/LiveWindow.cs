using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// What is known of one window's results: counted once for each change, however many look. While something is counted, what was known
/// before is shown.
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

    /// <summary>Ends when something else is known.</summary>
    public Task Next
    {
        get
        {
            lock (gate)
                return next.Task;
        }
    }

    /// <summary>Since when nobody has asked what is known.</summary>
    public TimeSpan Unasked => clock.GetElapsedTime(Volatile.Read(ref askedAt));

    /// <summary>Since when the activity was not looked at.</summary>
    public TimeSpan ActivityAge => clock.GetElapsedTime(Volatile.Read(ref lookedAt));

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => known is not null;

    /// <summary>What is known; null before the first count.</summary>
    public KnownResults? Ask()
    {
        Volatile.Write(ref askedAt, clock.GetTimestamp());
        return known;
    }

    /// <summary>Has something known: by the count that is going on, if there is one, whatever is counted after it.</summary>
    public async Task FirstCountAsync()
    {
        var learnt = Next;
        if (!IsKnown)
            await await Task.WhenAny(counts.JoinAsync(), learnt);
    }

    /// <summary>Counts. A change that comes meanwhile is counted after it, once however many come.</summary>
    public Task CountAsync() => counts.RunAsync();

    /// <summary>Looks at the activity, in the same way.</summary>
    public Task LookAsync() => looks.RunAsync();

    /// <summary>Knows nothing any more: whoever asks next has it counted.</summary>
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

    // From what is known by then: counts and looks go on beside each other.
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
