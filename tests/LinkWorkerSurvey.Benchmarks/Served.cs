using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LinkWorkerSurvey.Benchmarks;

/// <summary>A server under measurement, as a separate process.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<string> invitation = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Served(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    /// <summary>The link for the first administrator, which the survey prints.</summary>
    public Task<string> Invitation => invitation.Task;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program on a port and waits until it prints that it is ready.</summary>
    public static async Task<Served> StartAsync(
        int port,
        string program,
        IEnumerable<string> arguments,
        string folder,
        Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var served = new Served(Process.Start(start)!, port);
        var answers = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        served.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("answers at", StringComparison.Ordinal))
                answers.TrySetResult(line.Data is not null);
            else if (line.Data.Contains("/account/first?", StringComparison.Ordinal))
                served.invitation.TrySetResult(line.Data.Trim());
        };
        served.process.BeginOutputReadLine();
        return await answers.Task ? served : throw new InvalidOperationException($"{program} ended before it answered.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
