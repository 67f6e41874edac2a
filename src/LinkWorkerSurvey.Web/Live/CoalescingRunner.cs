namespace LinkWorkerSurvey.Web.Live;

/// <summary>Coalesces concurrent requests to run an action: one run at a time, then one more if any were requested during it.</summary>
internal sealed class CoalescingRunner(Func<Task> act)
{
    private readonly Lock gate = new();
    private Task? running;
    private bool again;

    /// <summary>Runs the action. If a run is in progress, returns a task that completes after another, later run.</summary>
    public Task RunAsync()
    {
        lock (gate)
        {
            again = running is not null;
            return running ??= Task.Run(UntilNobodyAsksAsync);
        }
    }

    /// <summary>Runs the action or, if a run is in progress, returns the task of that run (single-flight).</summary>
    public Task JoinRunningAsync()
    {
        lock (gate)
            return running ??= Task.Run(UntilNobodyAsksAsync);
    }

    private async Task UntilNobodyAsksAsync()
    {
        while (true)
        {
            try
            {
                await act();
                if (IsLast())
                    return;
            }
            catch
            {
                // If another run follows for the requests made during this one, its outcome counts and this exception is dropped.
                if (IsLast())
                    throw;
            }
        }
    }

    private bool IsLast()
    {
        lock (gate)
        {
            if (!again)
                running = null;
            return !again || (again = false);
        }
    }
}
