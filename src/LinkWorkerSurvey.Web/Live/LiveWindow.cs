using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What is known of one window's results: counted once for each change, however many look. While something is counted, what was known before is shown.</summary>
internal sealed class LiveWindow(Func<Task<CountedWindow?>> count, Func<Task<WindowActivity>> look, TimeProvider clock)
{
    private readonly Lock gate = new();
    private TaskCompletionSource<KnownResults> next = NewNext();
    private Task<CountedWindow?>? counting;
    private Task? looking;
    private bool again;
    private KnownResults? known;
    private long lookedAt;

    /// <summary>What is known; null before the first count.</summary>
    public KnownResults? Known => known;

    /// <summary>What is known once it changes again.</summary>
    public Task<KnownResults> Next
    {
        get
        {
            lock (gate)
                return next.Task;
        }
    }

    /// <summary>Since when the activity was not looked at.</summary>
    public TimeSpan ActivityAge => clock.GetElapsedTime(Volatile.Read(ref lookedAt));

    /// <summary>Counts. A change that comes meanwhile is counted after it, once however many come. Ends with what is known then; null when there is no such window.</summary>
    public Task<CountedWindow?> CountAsync()
    {
        lock (gate)
        {
            if (counting is null)
                counting = Task.Run(CountUntilNothingChangesAsync);
            else
                again = true;
            return counting;
        }
    }

    /// <summary>Looks at the activity; whoever comes while somebody looks waits for the same look.</summary>
    public Task LookAsync()
    {
        lock (gate)
            return looking is { IsCompleted: false } ? looking : looking = Task.Run(LookOnceAsync);
    }

    private static TaskCompletionSource<KnownResults> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<CountedWindow?> CountUntilNothingChangesAsync()
    {
        while (true)
        {
            try
            {
                var counted = await count();
                if (counted is not null)
                    Learn(counted, known?.Activity ?? await look());
                if (IsLast())
                    return counted;
            }
            catch when (IsLast())
            {
                throw;
            }
        }
    }

    private bool IsLast()
    {
        lock (gate)
        {
            if (!again)
                counting = null;
            return !again || (again = false);
        }
    }

    private async Task LookOnceAsync()
    {
        var activity = await look();
        if (known is not null)
            Learn(null, activity);
    }

    private void Learn(CountedWindow? counted, WindowActivity activity)
    {
        TaskCompletionSource<KnownResults> told;
        lock (gate)
        {
            lookedAt = clock.GetTimestamp();
            known = new KnownResults(counted ?? known!.Counted, activity);
            (told, next) = (next, NewNext());
        }

        told.SetResult(known);
    }
}
