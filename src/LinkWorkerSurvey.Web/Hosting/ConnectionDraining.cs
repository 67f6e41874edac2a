namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Drains connections on shutdown, before the instance stops listening: /health returns 503, and each response closes its connection. This
/// lasts for Stop:Linger, by default 5 seconds in production and 0 elsewhere. A proxy then has no open connection left that would break
/// during a request.
/// </summary>
internal sealed class ConnectionDraining(IConfiguration settings, IHostEnvironment environment) : IHostedLifecycleService
{
    private static readonly TimeSpan ProductionDelay = TimeSpan.FromSeconds(5);

    private volatile bool isDraining;

    public bool IsDraining => isDraining;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        isDraining = true;
        await Task.Delay(settings.GetValue("Stop:Linger", environment.IsProduction() ? ProductionDelay : TimeSpan.Zero), cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class ConnectionDrainingServices
{
    public static void AddConnectionDraining(this IServiceCollection services) =>
        services.AddSingleton<ConnectionDraining>().AddHostedService(provider => provider.GetRequiredService<ConnectionDraining>());

    public static void UseConnectionDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<ConnectionDraining>();
        app.Use(
            (context, next) =>
            {
                // The header is set when the response starts, so that requests that began before the shutdown also close their connections.
                context.Response.OnStarting(() =>
                {
                    if (draining.IsDraining)
                        context.Response.Headers.Connection = "close";
                    return Task.CompletedTask;
                });
                return next(context);
            });
    }
}
