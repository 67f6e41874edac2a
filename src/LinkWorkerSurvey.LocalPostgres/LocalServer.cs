using System.ComponentModel;
using System.Data.Common;
using System.Runtime.Versioning;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>A private PostgreSQL server on 127.0.0.1. It stops when the process that started it ends.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly ServerSupervisor? supervisor;

    private LocalServer(int port, string password, ServerSupervisor? supervisor)
    {
        Port = port;
        Password = password;
        this.supervisor = supervisor;
    }

    /// <summary>The TCP port on 127.0.0.1. Each start takes a free port unless <see cref="LocalServerOptions.Port"/> sets one.</summary>
    public int Port { get; }

    /// <summary>The superuser's password, generated when the cluster was created.</summary>
    public string Password { get; }

    /// <summary>The superuser's name.</summary>
    public string User { get; } = "postgres";

    /// <summary>Starts the server of a data folder, or uses the server that is already running on it.</summary>
    /// <exception cref="LocalServerException">The server was not ready within 60 seconds, or cannot run here.</exception>
    public static Task<LocalServer> StartAsync(LocalServerOptions options, CancellationToken ct = default) =>
        OperatingSystem.IsWindows()
            ? throw new LocalServerException($"The built-in PostgreSQL runs on Linux and macOS only: {LocalServerException.Elsewhere}.")
            : AttachOrLaunchAsync(options, ct);

    /// <summary>Returns a connection string for the superuser, in Npgsql's syntax.</summary>
    public string ConnectionString(string database) => new DbConnectionStringBuilder
    {
        ["Host"] = "127.0.0.1",
        ["Port"] = Port,
        ["Username"] = User,
        ["Password"] = Password,
        ["Database"] = database,
    }.ConnectionString;

    /// <summary>Stops the server and ends its sessions if this process started it. Otherwise does nothing.</summary>
    public ValueTask DisposeAsync() => supervisor?.DisposeAsync() ?? ValueTask.CompletedTask;

    [UnsupportedOSPlatform("windows")]
    private static async Task<LocalServer> AttachOrLaunchAsync(LocalServerOptions options, CancellationToken ct)
    {
        var folder = new DataFolder(options.DataFolder);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var turn = await folder.TakeTurnAsync(Poll, limit.Token);
            while (true)
            {
                var server = await AttachAsync(folder, limit.Token) ?? await LaunchAsync(folder, options, limit.Token);
                if (server is not null)
                    return server;
                await Task.Delay(Poll, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new LocalServerException(
                $"PostgreSQL in {folder.Path} was not ready after {Patience.TotalSeconds} seconds.{folder.LogTail()}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new LocalServerException(
                $"PostgreSQL cannot be started in {folder.Path}: {exception.Message} Make that folder and its files yours, or "
                    + $"{LocalServerException.Elsewhere}.",
                exception);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<LocalServer?> AttachAsync(DataFolder folder, CancellationToken ct)
    {
        while (PostmasterFile.Read(folder.Cluster) is { } found && found.NamesItsServer())
        {
            if (found.IsReady && await LocalPort.AcceptsAsync(found.Port, ct))
                return new LocalServer(found.Port, folder.ReadPassword(), supervisor: null);
            await Task.Delay(Poll, ct);
        }

        return null;
    }

    /// <summary>
    /// Starts the server. Returns null if another process held the port, or an earlier server or its sessions still held the cluster: a
    /// later attempt may succeed.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    private static async Task<LocalServer?> LaunchAsync(DataFolder folder, LocalServerOptions options, CancellationToken ct)
    {
        var programs = PostgresBinaries.In(options.BinFolder);
        var account = await OperatingSystemUser.ForAsync(folder.Path, folder.Cluster, programs, ct);
        await folder.InitialiseAsync(programs, account, options.Durable, ct);
        var password = folder.ReadPassword();

        // PostgreSQL takes any live process whose id is in a stale postmaster.pid for a running server, except its own grandparent. So it
        // is told that that process is its grandparent. Deleting the file instead would also remove PostgreSQL's check for sessions that
        // outlived a killed server.
        string[] stale = PostmasterFile.Read(folder.Cluster) is { } file ? ["env", $"PG_GRANDPARENT_PID={file.Pid}"] : [];
        var port = options.Port ?? LocalPort.Free();
        var supervisor = ServerSupervisor.Start(
            folder.Log, [.. account.Prefix, .. stale, programs.Postgres, .. Arguments(folder, options, port)]);
        try
        {
            while (!supervisor.HasEnded)
            {
                if (PostmasterFile.Read(folder.Cluster) is { IsReady: true } made && made.Port == port
                    && await LocalPort.AcceptsAsync(port, ct))
                    return new LocalServer(port, password, supervisor);
                await Task.Delay(Poll, ct);
            }
        }
        catch
        {
            await supervisor.DisposeAsync();
            throw;
        }

        await supervisor.DisposeAsync();
        // Another process took the port, or a killed server or its sessions have not ended yet.
        if (folder.LogSays(" in use") || folder.LogSays("\"postmaster.pid\" already exists"))
            return null;
        throw new LocalServerException($"PostgreSQL in {folder.Path} stopped while starting.{folder.LogTail()}");
    }

    [UnsupportedOSPlatform("windows")]
    private static IEnumerable<string> Arguments(DataFolder folder, LocalServerOptions options, int port)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1",
            $"port={port}",
            "unix_socket_directories=",
            $"max_connections={options.MaxConnections}",
            // The log must never contain a statement or a row, whatever fails.
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
        ];
        if (!options.Durable)
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        return ["-D", folder.Cluster, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }
}
