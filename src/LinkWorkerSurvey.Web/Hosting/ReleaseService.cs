using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Starts due releases at the interval Release:Every, by default 5 seconds. Releases of different survey windows run concurrently, so that
/// none waits for the final release of another window, which may take minutes. At the same interval, rewrites the tables of answers if
/// <see cref="AnswerFiles"/> has to.
/// </summary>
internal sealed class ReleaseService(
    Releaser releaser,
    AnswerFiles files,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<ReleaseService> log) : BackgroundService
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, Task> releases = [];
    private Task rewrite = Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.GetValue("Release:Every", DefaultInterval), clock);
        try
        {
            do
            {
                await TryAsync("Looking for due releases", () => StartDueAsync(stoppingToken));
                if (rewrite.IsCompleted)
                    rewrite = TryAsync("Writing the answers into new files", () => files.RewriteAsync(stoppingToken));
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            await Task.WhenAll([.. releases.Values, rewrite]);
        }
    }

    private async Task StartDueAsync(CancellationToken stoppingToken)
    {
        foreach (var window in await releaser.FindDueAsync(stoppingToken))
        {
            if (!releases.TryGetValue(window, out var running) || running.IsCompleted)
                releases[window] = TryAsync($"A release of window {window}", () => releaser.ReleaseAllAsync(window, stoppingToken));
        }
    }

    private async Task TryAsync(string what, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError("{What} failed and is tried again later: {Failure}", what, Failure.Describe(exception));
        }
        catch (OperationCanceledException)
        {
            // The program is stopping. PostgreSQL rolls back everything that was not committed.
        }
    }
}
