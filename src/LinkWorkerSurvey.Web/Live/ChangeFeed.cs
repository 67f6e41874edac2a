using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Hears of every change that there is to see, on whichever instance it was made, as the database tells of it. While the line is down
/// nothing is heard; when it is up again, everything may have changed.
/// </summary>
internal sealed class ChangeFeed(
    NpgsqlDataSource database,
    LiveResults results,
    TimeProvider clock,
    IConfiguration settings,
    ILogger<ChangeFeed> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A line on which nothing is heard for so long may have been lost without a word, and is asked.
    private static readonly TimeSpan UsualQuiet = TimeSpan.FromSeconds(30);

    // How long the answer may take.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    private readonly TimeSpan quiet = settings.GetValue("Results:Quiet", UsualQuiet);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception away) when (away.IsDatabaseAway() && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Changes of figures are not heard of, and listened for again: {Failure}", Failure.Of(away));
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var line = await database.OpenConnectionAsync(stopping);
        line.Notification += (_, heard) =>
        {
            var window = int.Parse(heard.Payload, CultureInfo.InvariantCulture);
            if (heard.Channel == ChangeNotice.Figures)
                results.FiguresChanged(window);
            else
                results.ActivityChanged(window);
        };
        try
        {
            await using (var listen = new NpgsqlCommand($"LISTEN {ChangeNotice.Figures}; LISTEN {ChangeNotice.Activity}", line))
                await listen.ExecuteNonQueryAsync(stopping);
            results.AllMayHaveChanged();
            await using var ask = new NpgsqlCommand("SELECT", line) { CommandTimeout = (int)Answer.TotalSeconds };
            while (true)
            {
                if (!await line.WaitAsync(quiet, stopping))
                    await ask.ExecuteNonQueryAsync(stopping);
            }
        }
        finally
        {
            // A session keeps listening as long as it lives, and the pool would give it to somebody else.
            NpgsqlConnection.ClearPool(line);
        }
    }
}
