using System.Threading.Channels;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Stores together what comes together. What comes while nothing is being stored is stored at once; what comes while something is waits for it, and is stored
/// with all that came meanwhile: the busier it is, the less each costs.
/// </summary>
internal sealed class GroupCommit<TItem, TOutcome>
{
    private const int Most = 100;

    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly IComparer<TItem> order;
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store;

    /// <param name="order">In which a group is stored: where all take in one order what others may hold, no two wait for each other.</param>
    /// <param name="store">Stores a group and tells each one's outcome, in the same order. What it throws, all of the group meet.</param>
    public GroupCommit(IComparer<TItem> order, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TOutcome>>> store)
    {
        (this.order, this.store) = (order, store);

        // Not in the name of whoever came first.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(StoreAllAsync);
    }

    public Task<TOutcome> StoreAsync(TItem item)
    {
        var one = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Writer.TryWrite(one);
        return one.Outcome.Task;
    }

    private async Task StoreAllAsync()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < Most && waiting.Reader.TryRead(out var one))
                group.Add(one);
            group.Sort((one, other) => order.Compare(one.Item, other.Item));
            await StoreAsync(group);
        }
    }

    private async Task StoreAsync(List<Waiting> group)
    {
        try
        {
            var outcomes = await store([.. group.Select(one => one.Item)]);
            foreach (var (one, outcome) in group.Zip(outcomes))
                one.Outcome.SetResult(outcome);
        }
        catch (Exception failed)
        {
            foreach (var one in group)
                one.Outcome.TrySetException(failed);
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TOutcome> Outcome);
}
