using LinkWorkerSurvey.LocalPostgres;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>The PostgreSQL of this test run: a private one, started by the first test that needs it. It goes with the process.</summary>
internal static class TestServer
{
    private static readonly Lazy<Task<LocalServer>> Running = new(StartAsync);

    private static readonly string Folder = MakeFolder();

    public static Task<LocalServer> GetAsync() => Running.Value;

    /// <summary>All that the server has logged so far, for every test.</summary>
    public static async Task<string> LogAsync()
    {
        await using var log = new FileStream(Path.Combine(Folder, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync();
    }

    // In memory where there is room for it: a run makes and drops two thousand databases.
    private static string MakeFolder()
    {
        const string memory = "/dev/shm";
        return Directory.Exists(memory) && new DriveInfo(memory).AvailableFreeSpace > 8L << 30
            ? Directory.CreateDirectory(Path.Combine(memory, $"link-worker-survey-tests-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("link-worker-survey-tests-").FullName;
    }

    private static async Task<LocalServer> StartAsync()
    {
        var server = await LocalServer.StartAsync(new LocalServerOptions
        {
            DataFolder = Folder,
            BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
            MaxConnections = 300,
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(Folder, recursive: true);
        };
        return server;
    }
}
