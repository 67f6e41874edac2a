using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>The results of the windows that somebody looks at, kept as they change.</summary>
public sealed class LiveResults(
    IServiceScopeFactory scopes,
    TimeProvider clock,
    IConfiguration settings,
    IHostApplicationLifetime lifetime,
    ILogger<LiveResults> log)
{
    // After a change, a reader waits so long for the new figures, and is then shown the ones before.
    private static readonly TimeSpan UsualPatience = TimeSpan.FromMilliseconds(250);

    // Where nothing is known of a window yet, somebody at a page waits so long, and is then told that its answers are being counted.
    private static readonly TimeSpan UsualFirstPatience = TimeSpan.FromSeconds(2);

    // What comes in is told of in batches; in between, a reader has it looked at again so often at most.
    private static readonly TimeSpan UsualFresh = TimeSpan.FromSeconds(5);

    // A page that is open goes on asking. What nobody asks for is not counted with each change any more.
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    // What could not be counted is counted again after so long, for an open page hears of nothing else.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TimeSpan patience = settings.GetValue("Results:Patience", UsualPatience);
    private readonly TimeSpan firstPatience = settings.GetValue("Results:FirstPatience", UsualFirstPatience);
    private readonly TimeSpan fresh = settings.GetValue("Results:Fresh", UsualFresh);
    private readonly ConcurrentDictionary<int, LiveWindow> windows = [];
    private readonly ConcurrentDictionary<int, bool> failed = [];

    /// <summary>
    /// What those choices show of the window of that name, counted; null when there is none, or not what is chosen in it. Nothing of the
    /// request is needed afterwards.
    /// </summary>
    public Task<LiveView?> OpenAsync(string window, ResultsChoices choices, CancellationToken cancel) =>
        OpenAsync(window, choices, Timeout.InfiniteTimeSpan, cancel);

    /// <summary>The same for somebody at a page, who is not kept waiting long for a first count: it may not be counted yet.</summary>
    public Task<LiveView?> LookAsync(string window, ResultsChoices choices, CancellationToken cancel) =>
        OpenAsync(window, choices, firstPatience, cancel);

    /// <summary>A window's figures may have changed.</summary>
    internal void FiguresChanged(int window)
    {
        if (!windows.TryGetValue(window, out var live))
            return;
        if (live.Unasked > Forgotten)
            live.Forget();
        else
            Watch(window, live.CountAsync());
    }

    /// <summary>A window's links were used.</summary>
    internal void ActivityChanged(int window)
    {
        if (windows.TryGetValue(window, out var live) && live.Unasked <= Forgotten)
            Watch(window, live.LookAsync());
    }

    /// <summary>For some time changes were not heard of.</summary>
    internal void AllMayHaveChanged()
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
                is not { } found
            || !choices.AreOf(found.Questionnaire.Document))
            return null;
        var wave = choices.Compare is { } name
            ? await scope.ServiceProvider.GetRequiredService<WavesQuery>().FindAsync(found, name, cancel)
            : null;
        if (wave is null && choices.Compare is not null)
            return null;
        var shown = await Task.WhenAll(new[] { found, wave?.Window }.OfType<SurveyWindow>().Select(w => KnownAsync(w, first, cancel)));
        return new LiveView(found.Title, shown[0], wave, shown.ElementAtOrDefault(1), choices);
    }

    /// <summary>
    /// A window that something is known of, unless its first count takes longer; of a small one that is all there is to know.
    /// </summary>
    private async Task<LiveWindow> KnownAsync(SurveyWindow window, TimeSpan first, CancellationToken cancel)
    {
        var live = windows.GetOrAdd(window.Id, _ => new LiveWindow(
            () => InScopeAsync(services => services.GetRequiredService<FiguresQuery>().CountAsync(window.Slug)),
            () => InScopeAsync(services => services.GetRequiredService<ActivityQuery>().FindAsync(window)),
            clock));
        await AwhileAsync(window.Id, live.FirstCountAsync(), first, cancel);
        if (live.Ask() is not { } known)
            return live;
        if (IsBehind(known.Counted.Window, window))
            await AwhileAsync(window.Id, live.CountAsync(), patience, cancel);
        if (live.ActivityAge >= fresh)
            await AwhileAsync(window.Id, live.LookAsync(), patience, cancel);
        return live;
    }

    private static bool IsBehind(SurveyWindow known, SurveyWindow read) => known.Revision < read.Revision || Times(known) != Times(read);

    private static (DateTimeOffset, DateTimeOffset, DateTimeOffset?, DateTimeOffset?, DateTimeOffset?) Times(SurveyWindow window) =>
        (window.OpensAt, window.ClosesAt, window.ClosedAt, window.HeldAt, window.FinalReleasedAt);

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private async Task AwhileAsync(int window, Task task, TimeSpan atMost, CancellationToken cancel)
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

    // Nobody waits for it.
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
        log.LogWarning("Results could not be counted, which is tried again: {Failure}", Failure.Of(error));
        await Task.Delay(Pause, clock, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        failed.TryRemove(window, out _);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return;
        FiguresChanged(window);
        ActivityChanged(window);
    }
}
