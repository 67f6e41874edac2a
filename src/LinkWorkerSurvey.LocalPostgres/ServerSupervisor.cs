using System.Diagnostics;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>
/// Stops a server when this process ends, for whatever reason: the server shuts down as soon as the pipe from this process closes.
/// </summary>
internal sealed class ServerSupervisor : IAsyncDisposable
{
    // SIGINT requests PostgreSQL's fast shutdown. macOS has no setsid, but its sh accepts set -m without a terminal.
    private const string Script =
        """
        trap '' HUP INT QUIT TERM
        umask 077
        exec 3<&0 </dev/null >"$0" 2>&1
        case $(uname) in Darwin) set -m ;; esac
        "$@" 3<&- &
        server=$!
        { read -r _ <&3; kill -INT $server 2>/dev/null; } &
        reader=$!
        wait $server
        kill -KILL $reader 2>/dev/null
        """;

    private readonly Process process;

    private ServerSupervisor(Process process) => this.process = process;

    public bool HasEnded => process.HasExited;

    public static ServerSupervisor Start(string log, IReadOnlyList<string> server)
    {
        // In an operating system session of its own, the server does not receive Ctrl-C from the terminal. The program that started it
        // does, and stops the server last.
        string[] session = OperatingSystem.IsLinux() ? ["setsid"] : [];
        return new ServerSupervisor(Command.Start([.. session, "/bin/sh", "-c", Script, log, .. server]));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }
}
