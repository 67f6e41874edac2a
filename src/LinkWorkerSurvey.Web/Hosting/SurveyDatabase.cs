using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>The database in use: the one the settings name, or in development a private one.</summary>
internal sealed class SurveyDatabase : IAsyncDisposable
{
    private readonly LocalServer? local;

    private SurveyDatabase(string connectionString, LocalServer? local) => (ConnectionString, this.local) = (connectionString, local);

    public string ConnectionString { get; }

    /// <summary>Whether it is the private one: only there is a demonstration made.</summary>
    public bool IsPrivate => local is not null;

    /// <exception cref="StartException">No database is named, in production.</exception>
    public static async Task<SurveyDatabase> FindAsync(IConfiguration settings, IHostEnvironment environment)
    {
        if (settings.GetConnectionString("Survey") is { Length: > 0 } named)
            return new SurveyDatabase(named, null);
        if (!environment.IsDevelopment())
            throw new StartException(
                "No database is set: give the connection string of a PostgreSQL database in ConnectionStrings__Survey.");

        var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            DataFolder = DataFolder(settings, environment),
            BinFolder = settings["LocalPostgres:BinFolder"],
        });
        return new SurveyDatabase(server.ConnectionString("survey"), server);
    }

    /// <summary>Where this machine keeps what is private to it.</summary>
    public static string DataFolder(IConfiguration settings, IHostEnvironment environment) =>
        Path.GetFullPath(settings["LocalPostgres:DataFolder"] ?? ".data", environment.ContentRootPath);

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
