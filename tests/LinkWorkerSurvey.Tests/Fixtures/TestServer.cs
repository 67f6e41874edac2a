using LinkWorkerSurvey.LocalPostgres;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// The private PostgreSQL server of this test run. The first test that needs it starts it, and it stops with the process.
/// </summary>
internal static class TestServer
{
    private static readonly Lazy<Task<LocalServer>> Running = new(StartAsync);

    private static readonly string Folder = Path.Combine(RunFolders.Fast, "server");

    public static Task<LocalServer> GetAsync() => Running.Value;

    /// <summary>Returns everything that the server has logged so far, for all tests.</summary>
    public static async Task<string> LogAsync()
    {
        await using var log = new FileStream(Path.Combine(Folder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync();
    }

    // The server stops by itself when this process ends.
    private static Task<LocalServer> StartAsync() => LocalServer.StartAsync(new LocalServerOptions
    {
        DataFolder = Folder,
        BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
        MaxConnections = 300,
    });
}
