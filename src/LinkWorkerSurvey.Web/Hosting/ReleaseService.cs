using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Looks for due releases again and again. What fails is tried again the next time; nothing is lost by it.</summary>
internal sealed class ReleaseService(Releaser releaser, TimeProvider clock, IConfiguration settings, ILogger<ReleaseService> log) : BackgroundService
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.GetValue("Release:Every", Usual), clock);
        do
        {
            try
            {
                await releaser.ReleaseDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError("A release failed and is tried again: {Failure}", Failure.Of(error));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
