using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Responses;

public class GroupCommitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly List<IReadOnlyList<int>> groups = [];
    private readonly TaskCompletionSource begun = new();
    private readonly TaskCompletionSource letGo = new();

    [Fact]
    public async Task WhatComesMeanwhile_IsStoredTogether_InItsOrder()
    {
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, Limit, StoreAsync);

        var stored = await BehindTheFirstAsync(commit, [3, 1, 2]);

        Assert.Equal(["3", "1", "2"], await Task.WhenAll(stored));
        Assert.Equal([[0], [1, 2, 3]], groups);
    }

    [Fact]
    public async Task MoreThanAHundred_AreStoredOneHundredAfterTheOther()
    {
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, Limit, StoreAsync);

        await Task.WhenAll(await BehindTheFirstAsync(commit, Enumerable.Range(1, 250)));

        Assert.Equal([1, 100, 100, 50], groups.Select(group => group.Count));
    }

    [Fact]
    public async Task WhatFails_FailsForAllOfItsGroup_AndForNoneAfterIt()
    {
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, Limit, async group =>
            group.Contains(-1) ? throw new TimeoutException() : await StoreAsync(group));

        var failing = await BehindTheFirstAsync(commit, [-1, 1]);

        foreach (var one in failing)
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        Assert.Equal("2", await commit.StoreAsync(2, default));
    }

    [Fact]
    public async Task WhatIsGivenUpWhileItWaits_IsNotStored()
    {
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, Limit, StoreAsync);
        using var gone = new CancellationTokenSource();
        var first = commit.StoreAsync(0, default);
        await begun.Task;
        var givenUp = commit.StoreAsync(1, gone.Token);
        var stays = commit.StoreAsync(2, default);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        letGo.SetResult();
        await first;

        Assert.Equal("2", await stays);
        Assert.Equal([[0], [2]], groups);
    }

    [Fact]
    public async Task AGroupThatTakesTooLong_IsLeft_AndTheNextGoesOn()
    {
        var never = new TaskCompletionSource<IReadOnlyList<string>>();
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, TimeSpan.FromMilliseconds(50), group =>
            group.Contains(-1) ? never.Task : Task.FromResult<IReadOnlyList<string>>(["stored"]));

        await Assert.ThrowsAsync<TimeoutException>(() => commit.StoreAsync(-1, default));

        await Wait.UntilAsync(async () =>
        {
            try
            {
                return await commit.StoreAsync(1, default) == "stored";
            }
            catch (TimeoutException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task NothingIsStoredInTheNameOfWhoCameFirst()
    {
        var who = new AsyncLocal<string> { Value = "first" };
        var commit = new GroupCommit<int, string>(Comparer<int>.Default, Limit, group =>
            Task.FromResult<IReadOnlyList<string>>([who.Value ?? "nobody"]));

        Assert.Equal("nobody", await commit.StoreAsync(0, default));
    }

    /// <summary>Adds these items while the first is being stored.</summary>
    private async Task<List<Task<string>>> BehindTheFirstAsync(GroupCommit<int, string> commit, IEnumerable<int> items)
    {
        var first = commit.StoreAsync(0, default);
        await begun.Task;
        var meanwhile = items.Select(item => commit.StoreAsync(item, default)).ToList();
        letGo.SetResult();
        await first;
        return meanwhile;
    }

    private async Task<IReadOnlyList<string>> StoreAsync(IReadOnlyList<int> group)
    {
        groups.Add(group);
        begun.TrySetResult();
        await letGo.Task;
        return [.. group.Select(item => $"{item}")];
    }
}
