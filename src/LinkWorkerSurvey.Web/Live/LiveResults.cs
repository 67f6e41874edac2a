using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Caches the results of the survey windows whose results pages readers have open, and recalculates them after changes.
/// </summary>
public sealed class LiveResults(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    IConfiguration settings,
    IHostApplicationLifetime lifetime,
    ILogger<LiveResults> log)
{
    // After a change, a reader waits at most this long for new figures and is then shown the previous ones.
    private static readonly TimeSpan DefaultFreshResultsTimeout = TimeSpan.FromMilliseconds(250);

    // Before the first count of a window's answers, a reader of the results page waits at most this long. The page then shows that the
    // answers are being counted.
    private static readonly TimeSpan DefaultFirstCountTimeout = TimeSpan.FromSeconds(2);

    // The maximum age of a window's activity (numbers of forms received). PostgreSQL notifies of it only when a batch of counts is written,
    // so older activity is refreshed for the next reader.
    private static readonly TimeSpan DefaultActivityMaxAge = TimeSpan.FromSeconds(5);

    // An open results page requests the snapshot regularly. A window whose results nobody has requested for this time is no longer
    // recalculated after each change.
    private static readonly TimeSpan MaxIdleTime = TimeSpan.FromMinutes(10);

    // The time between a failed count and its retry. Without the retry, an open page would wait for a notification that may never come.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private readonly TimeSpan freshResultsTimeout = settings.GetValue("Results:Patience", DefaultFreshResultsTimeout);
    private readonly TimeSpan firstCountTimeout = settings.GetValue("Results:FirstPatience", DefaultFirstCountTimeout);
    private readonly TimeSpan activityMaxAge = settings.GetValue("Results:Fresh", DefaultActivityMaxAge);
    private readonly ConcurrentDictionary<int, WindowResultsCache> windows = [];
    private readonly ConcurrentDictionary<int, bool> failed = [];

    /// <summary>
    /// Returns a reader's view of a window, and first waits until its answers have been counted once. Null if the window does not exist
    /// or cannot be compared with the chosen wave. The view keeps no reference to the request.
    /// </summary>
    public Task<LiveView?> OpenAsync(string window, ResultsChoices choices, CancellationToken cancel) =>
        OpenAsync(window, choices, Timeout.InfiniteTimeSpan, cancel);

    /// <summary>
    /// Like <see cref="OpenAsync(string, ResultsChoices, CancellationToken)"/>, but waits at most 2 seconds by default for a first count.
    /// The returned view may have no figures yet.
    /// </summary>
    public Task<LiveView?> OpenForPageAsync(string window, ResultsChoices choices, CancellationToken cancel) =>
        OpenAsync(window, choices, firstCountTimeout, cancel);

    /// <summary>
    /// Recalculates a cached window after a notification that its figures may have changed. If nobody has requested them for more than 10
    /// minutes, only discards the snapshot.
    /// </summary>
    internal void FiguresChanged(int window)
    {
        if (!windows.TryGetValue(window, out var live))
            return;
        if (live.IdleTime > MaxIdleTime)
            live.Invalidate();
        else
            Watch(window, live.CountAsync());
    }

    /// <summary>
    /// Refreshes the activity of a cached window (numbers of forms received), unless nobody has requested its results for more than 10
    /// minutes.
    /// </summary>
    internal void ActivityChanged(int window)
    {
        if (windows.TryGetValue(window, out var live) && live.IdleTime <= MaxIdleTime)
            Watch(window, live.RefreshActivityAsync());
    }

    /// <summary>
    /// Refreshes every cached window, because notifications may have been missed while the notification connection was lost.
    /// </summary>
    internal void InvalidateAll()
    {
        foreach (var window in windows.Keys)
        {
            FiguresChanged(window);
            ActivityChanged(window);
        }
    }

    private async Task<LiveView?> OpenAsync(string window, ResultsChoices choices, TimeSpan first, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        if (
            await db.Windows.AsNoTracking().Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == window, cancel)
                is not { } found)
            return null;
        var wave = choices.Compare is { } name
            ? await scope.ServiceProvider.GetRequiredService<WavesQuery>().FindAsync(found, name, cancel)
            : null;
        if (wave is null && choices.Compare is not null)
            return null;
        var shown = await Task.WhenAll(new[] { found, wave?.Window }.OfType<SurveyWindow>().Select(w => KnownAsync(w, first, cancel)));
        return new LiveView(found, shown[0], wave, shown.ElementAtOrDefault(1), choices);
    }

    /// <summary>
    /// Returns the cache of a window and creates it if necessary. Waits at most <paramref name="first"/> for the first count, and at most
    /// 250 ms by default for each update of outdated figures or activity.
    /// </summary>
    private async Task<WindowResultsCache> KnownAsync(SurveyWindow window, TimeSpan first, CancellationToken cancel)
    {
        var live = windows.GetOrAdd(window.Id, _ => new WindowResultsCache(
            () => InScopeAsync(services => services.GetRequiredService<FiguresQuery>().CountAsync(window.Slug)),
            () => InScopeAsync(services => services.GetRequiredService<ActivityQuery>().FindAsync(window, clock.GetUtcNow())),
            clock));
        await WaitAtMostAsync(window.Id, live.FirstCountAsync(), first, cancel);
        if (live.GetCurrent() is not { } known)
            return live;
        if (IsBehind(known.Counted.Window, window))
            await WaitAtMostAsync(window.Id, live.CountAsync(), freshResultsTimeout, cancel);
        if (live.ActivityAge >= activityMaxAge)
            await WaitAtMostAsync(window.Id, live.RefreshActivityAsync(), freshResultsTimeout, cancel);
        return live;
    }

    private static bool IsBehind(SurveyWindow known, SurveyWindow read) =>
        known.Revision < read.Revision || !Times(known).Equals(Times(read));

    private static object Times(SurveyWindow window) => (
        window.Title,
        window.IsDraft,
        window.OpensAt,
        window.ClosesAt,
        window.PausedAt,
        window.ClosedAt,
        window.HeldAt,
        window.FinalReleasedAt);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private async Task WaitAtMostAsync(int window, Task task, TimeSpan atMost, CancellationToken cancel)
    {
        try
        {
            await task.WaitAsync(atMost, clock, cancel);
        }
        catch (TimeoutException)
        {
            if (task.IsCompleted)
                await task;
            else
                Watch(window, task);
        }
    }

    // No caller awaits this task: if it fails, CatchUpAsync logs the failure and recalculates after 5 seconds.
    private void Watch(int window, Task task) =>
        task.ContinueWith(
            ended => CatchUpAsync(window, ended.Exception!),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);

    private async Task CatchUpAsync(int window, Exception error)
    {
        if (!failed.TryAdd(window, true))
            return;
        log.LogWarning("Could not count results; retrying in 5 s: {Failure}", Failure.Describe(error));
        await Task.Delay(RetryDelay, clock, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        failed.TryRemove(window, out _);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        FiguresChanged(window);
        ActivityChanged(window);
    }
}
