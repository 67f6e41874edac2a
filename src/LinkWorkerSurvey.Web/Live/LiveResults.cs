using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Queries;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>The results of the windows that somebody looks at, kept as they change.</summary>
public sealed class LiveResults(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration settings, ILogger<LiveResults> log)
{
    // After a change, a reader waits so long for the new figures, and is then shown the ones before.
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMilliseconds(250);

    // What comes in is told of in batches; in between, a reader has it looked at again so often at most.
    private static readonly TimeSpan UsualFresh = TimeSpan.FromSeconds(5);

    private readonly TimeSpan patience = settings.GetValue("Results:Patience", UsualPatience);
    private readonly TimeSpan fresh = settings.GetValue("Results:Fresh", UsualFresh);
    private readonly ConcurrentDictionary<int, LiveWindow> windows = [];

    /// <summary>What is known of a window just read from the database; of a small window that is all there is to know.</summary>
    public async Task<KnownResults> FindAsync(SurveyWindow window, CancellationToken cancel)
    {
        var live = Of(window);
        if (live.Known is not { } known)
            await live.CountAsync().WaitAsync(cancel);
        else if (IsBehind(known.Counted.Window, window))
            await AwhileAsync(live.CountAsync(), cancel);
        if (live.ActivityAge >= fresh)
            await AwhileAsync(live.LookAsync(), cancel);
        return live.Known ?? throw new KeyNotFoundException("This window is no longer there.");
    }

    /// <summary>A window's figures may have changed.</summary>
    internal void FiguresChanged(int window)
    {
        if (windows.TryGetValue(window, out var live))
            Watch(live.CountAsync());
    }

    /// <summary>A window's links were used.</summary>
    internal void ActivityChanged(int window)
    {
        if (windows.TryGetValue(window, out var live))
            Watch(live.LookAsync());
    }

    /// <summary>For some time changes were not heard of.</summary>
    internal void AllMayHaveChanged()
    {
        foreach (var live in windows.Values)
        {
            Watch(live.CountAsync());
            Watch(live.LookAsync());
        }
    }

    internal LiveWindow Of(SurveyWindow window) => windows.GetOrAdd(window.Id, _ => new LiveWindow(
        () => InScopeAsync(services => services.GetRequiredService<FiguresQuery>().CountAsync(window.Slug)),
        () => InScopeAsync(services => services.GetRequiredService<ActivityQuery>().FindAsync(window)),
        clock));

    private static bool IsBehind(SurveyWindow known, SurveyWindow read) => known.Revision < read.Revision || Times(known) != Times(read);

    private static (DateTimeOffset, DateTimeOffset, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?) Times(SurveyWindow window) =>
        (window.OpensAt, window.ClosesAt, window.ClosedAt, window.HeldAt, window.FinalReleasedAt);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private async Task AwhileAsync(Task task, CancellationToken cancel)
    {
        try
        {
            await task.WaitAsync(patience, clock, cancel);
        }
        catch (TimeoutException)
        {
            Watch(task);
        }
    }

    // Nobody waits for it: what fails is said, and tried again with the next change or the next reader.
    private void Watch(Task task) => task.ContinueWith(
        failed => log.LogWarning("Results could not be counted: {Failure}", Failure.Of(failed.Exception!)), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
