namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Before it stops listening, an instance goes on serving for a few seconds, says on /health that it is going and closes every connection
/// that is used. What keeps connections open, as a proxy does, then has none left that is cut off under a request.
/// </summary>
internal sealed class Lingering(IConfiguration settings, IHostEnvironment environment) : IHostedLifecycleService
{
    private static readonly TimeSpan InProduction = TimeSpan.FromSeconds(5);

    private volatile bool going;

    public bool Going => going;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        going = true;
        await Task.Delay(settings.GetValue("Stop:Linger", environment.IsProduction() ? InProduction : TimeSpan.Zero), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class LingeringResponses
{
    public static void AddLingering(this IServiceCollection services) =>
        services.AddSingleton<Lingering>().AddHostedService(provider => provider.GetRequiredService<Lingering>());

    public static void UseLingering(this WebApplication app)
    {
        var lingering = app.Services.GetRequiredService<Lingering>();
        app.Use(
            (context, next) =>
            {
                // When the answer starts, not when the request came: one that began before is answered on a connection that is then closed
                // as well.
                context.Response.OnStarting(() =>
                {
                    if (lingering.Going)
                        context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
                return next(context);
            });
    }
}
