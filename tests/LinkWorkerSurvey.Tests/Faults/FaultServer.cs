using System.Globalization;
using LinkWorkerSurvey.LocalPostgres;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>
/// A durable PostgreSQL server that tests stop, freeze and starve while it is in use. It keeps its port when it restarts.
/// </summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly LocalServerOptions options;
    private bool stopped;

    private FaultServer(LocalServerOptions options, LocalServer running) =>
        (this.options, Running) = (options with { Port = running.Port }, running);

    public LocalServer Running { get; private set; }

    public static async Task<FaultServer> StartAsync()
    {
        var options = new LocalServerOptions
        {
            DataFolder = Directory.CreateTempSubdirectory("link-worker-survey-faults-").FullName,
            BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
            MaxConnections = 300,
        };
        return new FaultServer(options, await LocalServer.StartAsync(options));
    }

    /// <summary>Stops the server in PostgreSQL's immediate mode: nothing is written, as after a crash.</summary>
    public async Task StopAsync()
    {
        stopped = true;
        await Shell.SignalAsync("QUIT", Postmaster);
        await Running.DisposeAsync();
    }

    /// <summary>Starts the server again, which recovers its data.</summary>
    public async Task StartAgainAsync()
    {
        Running = await LocalServer.StartAsync(options);
        stopped = false;
    }

    /// <summary>Freezes the server: it still accepts connections, and answers nothing.</summary>
    public Task FreezeAsync() => Shell.SignalAsync("STOP", [Postmaster, .. Sessions]);

    public Task ThawAsync() => Shell.SignalAsync("CONT", [Postmaster, .. Sessions]);

    /// <summary>
    /// Limits the size of the server's files, in bytes. PostgreSQL treats the limit as a full disk: only the write fails.
    /// </summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";

        // Without all capabilities, root may not set limits of another user's processes; that user may.
        var account = Environment.IsPrivilegedProcess
            ? $"setpriv --reuid=$(stat -c %u /proc/{Postmaster}) --regid=$(stat -c %g /proc/{Postmaster}) --clear-groups "
            : "";

        // A session may end before its turn. Sessions that start after the postmaster's turn inherit its limit.
        await Shell.RunAsync(
            string.Join(
                " && ",
                new[] { Postmaster }
                    .Concat(Sessions)
                    .Select(pid => $"{{ {account}prlimit --pid {pid} --fsize={limit}: || [ ! -e /proc/{pid} ]; }}")));
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopped)
            await StopAsync();
        Directory.Delete(options.DataFolder, recursive: true);
    }

    private int Postmaster =>
        int.Parse(File.ReadLines(Path.Combine(options.DataFolder, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private int[] Sessions =>
        [
            .. File.ReadAllText($"/proc/{Postmaster}/task/{Postmaster}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture)),
        ];
}
