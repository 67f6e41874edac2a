using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Live;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Live;

public sealed class WindowResultsCacheTests : IDisposable
{
    private readonly Queue<TaskCompletionSource<CountedWindow?>> counts = [];
    private readonly List<TaskCompletionSource<CountedWindow?>> begun = [];
    private readonly SemaphoreSlim begins = new(0);
    private readonly FakeTimeProvider clock = new();
    private readonly WindowResultsCache live;
    private Func<Task<WindowActivity>> look = () => Task.FromResult(new WindowActivity(0, []));

    public WindowResultsCacheTests()
    {
        live = new WindowResultsCache(Count, () => look(), clock);
        for (var i = 0; i < 10; i++)
            counts.Enqueue(new());
    }

    [Fact]
    public async Task HoweverManyAsk_OneCountIsMade()
    {
        var asked = Enumerable.Range(0, 50).Select(_ => live.CountAsync()).ToList();
        await begins.WaitAsync();
        begun[0].SetResult(Counted());
        await begins.WaitAsync();
        begun[1].SetResult(Counted());
        await Task.WhenAll(asked);

        // The first run, and one for the requests that came after it had begun.
        Assert.Equal(2, begun.Count);
    }

    [Fact]
    public async Task AChangeAmidACount_IsCountedAfterIt_AndWhoAskedForItSeesIt()
    {
        var first = live.CountAsync();
        await begins.WaitAsync();
        var second = live.CountAsync();
        begun[0].SetResult(Counted());
        await begins.WaitAsync();
        Assert.False(second.IsCompleted);
        var latest = Counted();
        begun[1].SetResult(latest);

        await second;
        Assert.Same(latest, live.GetCurrent()!.Counted);
        Assert.Equal(2, begun.Count);
        await first;
    }

    [Fact]
    public async Task WhoComesDuringTheFirstCount_WaitsForThatOne_ThoughAnotherFollows()
    {
        var first = Enumerable.Range(0, 50).Select(_ => live.FirstCountAsync()).ToList();
        await begins.WaitAsync();
        var changed = live.CountAsync();
        first.Add(live.FirstCountAsync());
        var counted = Counted();
        begun[0].SetResult(counted);
        await Task.WhenAll(first);
        await begins.WaitAsync();

        Assert.Same(counted, live.GetCurrent()!.Counted);
        Assert.True(live.FirstCountAsync().IsCompletedSuccessfully);
        begun[1].SetResult(Counted());
        await changed;
        Assert.Equal(2, begun.Count);
    }

    [Fact]
    public async Task WhoWaitsForTheNext_IsToldOnceItIsCounted()
    {
        var next = Enumerable.Range(0, 50).Select(_ => live.Next).ToList();
        var count = live.CountAsync();
        await begins.WaitAsync();
        Assert.All(next, waiting => Assert.False(waiting.IsCompleted));
        var counted = Counted();
        begun[0].SetResult(counted);
        await count;

        await Task.WhenAll(next);
        Assert.Same(counted, live.GetCurrent()!.Counted);
        Assert.False(live.Next.IsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACountThatFails_IsTold_AndTheNextCounts(bool first)
    {
        Task AskAsync() => first ? live.FirstCountAsync() : live.CountAsync();
        var failing = AskAsync();
        await begins.WaitAsync();
        begun[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);

        var next = AskAsync();
        await begins.WaitAsync();
        begun[1].SetResult(Counted());
        await next;
        Assert.NotNull(live.GetCurrent());
    }

    [Fact]
    public async Task ACountThatFailsAmidAnotherChange_IsMadeAnewForIt()
    {
        var asked = live.CountAsync();
        await begins.WaitAsync();
        var meanwhile = live.CountAsync();
        begun[0].SetException(new TimeoutException());
        Assert.True(await begins.WaitAsync(TimeSpan.FromMinutes(1)), "No count was made for the other change.");
        var counted = Counted();
        begun[1].SetResult(counted);

        await Task.WhenAll(asked, meanwhile);
        Assert.Same(counted, live.GetCurrent()!.Counted);
    }

    [Fact]
    public async Task UseOfLinksAmidALook_IsSeen_AndNoCountIsMadeForIt()
    {
        begun.Clear();
        var count = live.CountAsync();
        await begins.WaitAsync();
        begun[0].SetResult(Counted());
        await count;

        var received = 0;
        var looks = new SemaphoreSlim(0);
        var slow = new TaskCompletionSource();
        look = async () =>
        {
            var seen = Interlocked.Increment(ref received);
            looks.Release();
            if (seen == 1)
                await slow.Task;
            return new WindowActivity(seen, []);
        };
        var first = live.RefreshActivityAsync();
        await looks.WaitAsync();
        var second = live.RefreshActivityAsync();
        slow.SetResult();
        await second;
        await first;

        Assert.Equal(2, live.GetCurrent()!.Activity.Received);
        Assert.Single(begun);
    }

    [Fact]
    public async Task WhatIsForgotten_IsCountedForWhoAsksNext()
    {
        var count = live.CountAsync();
        await begins.WaitAsync();
        begun[0].SetResult(Counted());
        await count;
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(1), live.IdleTime);

        live.Invalidate();

        Assert.Null(live.GetCurrent());
        Assert.Equal(TimeSpan.Zero, live.IdleTime);
    }

    public void Dispose() => begins.Dispose();

    private static CountedWindow Counted()
    {
        var now = DateTimeOffset.UnixEpoch;
        return new(new SurveyWindow(new Questionnaire(TestData.Questionnaire), "wave", "Wave", now, now.AddDays(1)), new WindowCounts
        {
            Received = 0,
            Released = 0,
            Invitations = 0,
            SentByLinks = 0,
            Ticks = new Dictionary<short, int>(),
            Codes = new Dictionary<int, int>(),
            Nets = new Dictionary<int, int>(),
            NetsBeforeCoding = new Dictionary<int, int>(),
            Answered = new Dictionary<string, int>(),
            Texts = new Dictionary<string, int>(),
            Coding = new Dictionary<int, CodingQuality>(),
            Others = new Dictionary<string, int>(),
            OthersBeforeCoding = new Dictionary<string, int>(),
            Waiting = new Dictionary<int, int>(),
        });
    }

    private Task<CountedWindow?> Count()
    {
        var count = counts.Dequeue();
        begun.Add(count);
        begins.Release();
        return count.Task;
    }
}
