using System.Threading.Channels;

namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>
/// Stores concurrent items in one transaction (group commit). An item that arrives while nothing is being stored is stored at once. Items
/// that arrive during a store wait, and are stored together next, at most 100 at a time. The cost of an item falls as the load rises. A
/// caller waits for at most a limit; a store that is running by then is abandoned and ends by itself.
/// </summary>
internal sealed class GroupCommit<TItem, TOutcome>
{
    private const int Most = 100;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly IComparer<TItem> order;
    private readonly TimeSpan limit;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store;

    /// <param name="order">The order in which a group is stored. Transactions that take their locks in one order cannot deadlock.</param>
    /// <param name="limit">The maximum wait of a caller, for earlier groups and its own, and the maximum duration of one store.</param>
    /// <param name="store">Stores a group and returns the outcome of each item in the same order. Its exception is thrown to every caller
    /// of the group.</param>
    public GroupCommit(IComparer<TItem> order, TimeSpan limit, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store)
    {
        (this.order, this.limit, this.store) = (order, limit, store);

        // Suppress ExecutionContext flow so that the loop does not run in the first caller's context.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(StoreAllAsync);
    }

    /// <exception cref="TimeoutException">The limit has passed. Whether the item is stored is not known.</exception>
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
            // The caller no longer waits. An item that is not yet in a group is skipped.
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
        catch (Exception exception)
        {
            foreach (var one in group)
                one.Outcome.TrySetException(exception);
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TOutcome> Outcome);
}
