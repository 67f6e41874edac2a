using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Listens for change notifications from PostgreSQL (LISTEN), whichever instance of the site made the change. Notifications are lost while
/// the connection is broken, so after reconnecting it refreshes all survey windows in the cache of results.
/// </summary>
internal sealed class ChangeNotificationListener(
    NpgsqlDataSource database,
    LiveResults results,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<ChangeNotificationListener> log) : BackgroundService
{
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    // After this time without a notification, a keep-alive query checks whether the connection still works.
    private static readonly TimeSpan DefaultKeepAliveInterval = TimeSpan.FromSeconds(30);

    // The timeout of the keep-alive query.
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(5);

    private readonly TimeSpan keepAliveInterval = settings.GetValue("Results:Quiet", DefaultKeepAliveInterval);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception.IsDatabaseUnavailable() && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Lost the notification connection; reconnecting in 1 s: {Failure}", Failure.Describe(exception));
                await Task.Delay(ReconnectDelay, clock, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await database.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) =>
        {
            var window = int.Parse(heard.Payload, CultureInfo.InvariantCulture);
            if (heard.Channel == ChangeNotice.Figures)
                results.FiguresChanged(window);
            else
                results.ActivityChanged(window);
        };
        try
        {
            await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Figures}; LISTEN {ChangeNotice.Activity}", connection))
                await listen.ExecuteNonQueryAsync(stopping);
            results.InvalidateAll();
            await using var ask = new NpgsqlCommand("SELECT", connection) { CommandTimeout = (int)KeepAliveTimeout.TotalSeconds };
            while (true)
            {
                if (!await connection.WaitAsync(keepAliveInterval, stopping))
                    await ask.ExecuteNonQueryAsync(stopping);
            }
        }
        finally
        {
            // A pooled session would go on listening and could be handed to other code.
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
