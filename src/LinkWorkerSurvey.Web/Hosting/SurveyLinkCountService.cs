using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Writes the counts of link uses to the database every 15 seconds, and a last time when the program stops.</summary>
internal sealed class SurveyLinkCountService(SurveyLinkCounter counter, TimeProvider clock, ILogger<SurveyLinkCountService> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAsync(stoppingToken);
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        try
        {
            await counter.WriteAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError("Could not write the counts of links; they are kept for the next attempt: {Failure}", Failure.Describe(exception));
        }
    }
}
