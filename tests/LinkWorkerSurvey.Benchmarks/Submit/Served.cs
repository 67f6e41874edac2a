using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>A server under measurement, as a process of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;

    private Served(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program on that port and waits until it says that it answers.</summary>
    public static async Task<Served> StartAsync(int port, string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var answers = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.Contains("answers at", StringComparison.Ordinal))
                answers.TrySetResult(line.Data is not null);
        };
        process.BeginOutputReadLine();
        if (!await answers.Task)
            throw new InvalidOperationException($"{program} ended before it answered.");
        return new Served(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
