using System.Globalization;
using LinkWorkerSurvey.LocalPostgres;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>A durable PostgreSQL that is ended, frozen and starved while it is used. Whenever it comes back, it is where it was.</summary>
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

    /// <summary>Ends it in PostgreSQL's mode 'immediate': nothing is written, as after a crash.</summary>
    public async Task StopAsync()
    {
        stopped = true;
        await Shell.SignalAsync("QUIT", Postmaster);
        await Running.DisposeAsync();
    }

    /// <summary>Starts it again, which recovers it.</summary>
    public async Task StartAgainAsync()
    {
        Running = await LocalServer.StartAsync(options);
        stopped = false;
    }

    /// <summary>It still takes connections, and answers nothing.</summary>
    public Task FreezeAsync() => Shell.SignalAsync("STOP", [Postmaster, .. Sessions]);

    public Task ThawAsync() => Shell.SignalAsync("CONT", [Postmaster, .. Sessions]);

    /// <summary>
    /// Lets no file of it grow beyond so many bytes, which PostgreSQL takes as it takes a full disk: the write fails and nothing else.
    /// </summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        var limit = bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";

        // Root without all its rights may not do it to another account's processes: as that account it may.
        var account = Environment.IsPrivilegedProcess
            ? $"setpriv --reuid=$(stat -c %u /proc/{Postmaster}) --regid=$(stat -c %g /proc/{Postmaster}) --clear-groups "
            : "";

        // A session may end before its turn comes, and whatever starts after the postmaster's turn has its limit.
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
