using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Runs an action with the program's services, without starting the web server.</summary>
internal static class CommandServices
{
    public static async Task<int> RunAsync(bool migrate, Func<IServiceProvider, Task> act)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"),
        });
        await using var database = await SurveyDatabase.FindAsync(builder.Configuration, builder.Environment);
        builder.AddSurvey(database);
        using var host = builder.Build();
        await host.Services.PrepareAsync(mayMigrate: migrate || builder.Environment.IsDevelopment());
        await using var scope = host.Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
        return 0;
    }
}
