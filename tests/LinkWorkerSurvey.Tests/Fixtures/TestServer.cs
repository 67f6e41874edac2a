using LinkWorkerSurvey.LocalPostgres;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>The PostgreSQL of this test run: a private one, started by the first test that needs it. It goes with the process.</summary>
internal static class TestServer
{
    private static readonly Lazy<Task<LocalServer>> Running = new(StartAsync);

    public static Task<LocalServer> GetAsync() => Running.Value;

    private static async Task<LocalServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("link-worker-survey-tests-").FullName;
        var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            DataFolder = folder,
            BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
            MaxConnections = 300,
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return server;
    }
}
