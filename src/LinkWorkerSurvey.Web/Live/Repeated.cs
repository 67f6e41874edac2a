namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Something that is done once however many ask for it while it is being done, and then once more for all who asked meanwhile.
/// </summary>
internal sealed class Repeated(Func<Task> act)
{
    private readonly Lock gate = new();
    private Task? running;
    private bool again;

    /// <summary>Does it; whoever asks meanwhile gets the task that ends once it was done after they asked.</summary>
    public Task RunAsync()
    {
        lock (gate)
        {
            again = running is not null;
            return running ??= Task.Run(UntilNobodyAsksAsync);
        }
    }

    /// <summary>Does it, unless it is being done: then the task of those who asked for that.</summary>
    public Task JoinAsync()
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
                // Who asked meanwhile is answered by the next time.
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
