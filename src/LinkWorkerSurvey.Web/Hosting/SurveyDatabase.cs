using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// The database in use: the one in ConnectionStrings:Survey or, in development without that setting, a private PostgreSQL server that the
/// program starts.
/// </summary>
internal sealed class SurveyDatabase : IAsyncDisposable
{
    private readonly LocalServer? local;

    private SurveyDatabase(string connectionString, LocalServer? local) => (ConnectionString, this.local) = (connectionString, local);

    public string ConnectionString { get; }

    /// <summary>Whether the database is the private server. The demonstration is created only there.</summary>
    public bool IsPrivate => local is not null;

    /// <exception cref="StartException">No connection string is set outside development.</exception>
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

    /// <summary>Returns the folder for local files in development: the data of the private server and the generated secret.</summary>
    public static string DataFolder(IConfiguration settings, IHostEnvironment environment) =>
        Path.GetFullPath(settings["LocalPostgres:DataFolder"] ?? ".data", environment.ContentRootPath);

    public ValueTask DisposeAsync() => local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
