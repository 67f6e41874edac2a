using System.Threading.Channels;

namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>
/// Stores together what comes together. What comes while nothing is being stored is stored at once; what comes while something is waits for
/// it, and is stored with all that came meanwhile: the busier it is, the less each costs. Nobody waits for longer than a limit; what is
/// being stored by then is left to end by itself.
/// </summary>
internal sealed class GroupCommit<TItem, TOutcome>
{
    private const int Most = 100;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly IComparer<TItem> order;
    private readonly TimeSpan limit;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store;

    /// <param name="order">In which a group is stored: where all take in one order what others may hold, no two wait for each
    /// other.</param>
    /// <param name="limit">How long one waits, for those before it and for its own group.</param>
    /// <param name="store">Stores a group and tells each one's outcome, in the same order. What it throws, all of the group meet.</param>
    public GroupCommit(IComparer<TItem> order, TimeSpan limit, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store)
    {
        (this.order, this.limit, this.store) = (order, limit, store);

        // Not in the name of whoever came first.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(StoreAllAsync);
    }

    /// <exception cref="TimeoutException">The limit is over. Whether it is stored is not known.</exception>
    public async Task<TOutcome> StoreAsync(TItem item, CancellationToken cancel)
    {
        var one = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Writer.TryWrite(one);
        try
        {
            return await one.Outcome.Task.WaitAsync(limit, cancel);
        }
        finally
        {
            // Nobody waits for it any more: if it is in no group yet, it need not come into one.
            one.Outcome.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task StoreAllAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < Most && waiting.Reader.TryRead(out var one))
            {
                if (!one.Outcome.Task.IsCompleted)
                    group.Add(one);
            }

            if (group.Count > 0)
                await StoreAsync(group);
        }
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        group.Sort((one, other) => order.Compare(one.Item, other.Item));
        try
        {
            var outcomes = await store([.. group.Select(one => one.Item)]).WaitAsync(limit);
            foreach (var (one, outcome) in group.Zip(outcomes))
                one.Outcome.TrySetResult(outcome);
        }
        catch (Exception failed)
        {
            foreach (var one in group)
                one.Outcome.TrySetException(failed);
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TOutcome> Outcome);
}
