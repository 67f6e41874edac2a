using System.Threading.Channels;

namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>
/// Stores concurrent items in one transaction (group commit). An item that arrives while nothing is being stored is stored at once. Items
/// that arrive while a group is being stored form the next group, of at most 100 items. If storing a group exceeds the time limit, the call
/// is abandoned, not cancelled.
/// </summary>
internal sealed class GroupCommit<TItem, TOutcome>
{
    private const int Most = 100;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly IComparer<TItem> order;
    private readonly TimeSpan limit;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store;

    /// <param name="order">
    /// The order in which a group is stored. Transactions that take their locks in the same order cannot deadlock.
    /// </param>
    /// <param name="limit">The maximum time that a caller waits, and the maximum time for storing one group.</param>
    /// <param name="store">
    /// Stores a group and returns the outcomes in the same order. An exception is passed on to every caller of the group.
    /// </param>
    public GroupCommit(IComparer<TItem> order, TimeSpan limit, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store)
    {
        (this.order, this.limit, this.store) = (order, limit, store);

        // Suppress ExecutionContext flow so that the loop does not run in the first caller's context.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(StoreAllAsync);
    }

    /// <exception cref="TimeoutException">The time limit has passed; the item may or may not be stored.</exception>
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
