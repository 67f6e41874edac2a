using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>A fake clock that signals when code has begun to wait for a given time.</summary>
internal sealed class WaitedClock(TimeSpan wait) : FakeTimeProvider(DateTimeOffset.UtcNow), IDisposable
{
    private readonly SemaphoreSlim waits = new(0);

    public Task WaitedForAsync(CancellationToken cancel) => waits.WaitAsync(cancel);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == wait)
            waits.Release();
        return timer;
    }

    public void Dispose() => waits.Dispose();
}
