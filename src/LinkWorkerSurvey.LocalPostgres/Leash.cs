using System.Diagnostics;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>Ties a server to this process: when the pipe between them closes, for whatever reason, the server shuts down.</summary>
internal sealed class Leash : IAsyncDisposable
{
    // SIGINT is PostgreSQL's fast shutdown. macOS has no setsid, but a sh in which set -m works without a terminal.
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

    private Leash(Process process) => this.process = process;

    public bool HasEnded => process.HasExited;

    public static Leash Start(string log, IReadOnlyList<string> server)
    {
        // A session of its own: Ctrl-C at the terminal is for the program, which then stops the server when it is done with it.
        string[] session = OperatingSystem.IsLinux() ? ["setsid"] : [];
        return new Leash(Command.Start([.. session, "/bin/sh", "-c", Script, log, .. server]));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }
}
