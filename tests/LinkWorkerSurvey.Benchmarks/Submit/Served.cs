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

    /// <summary>Starts a program and waits until it answers on that port.</summary>
    public static async Task<Served> StartAsync(int port, string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await AnswersAsync(port))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{program} ended before it answered.");
            await Task.Delay(50);
        }

        return new Served(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
