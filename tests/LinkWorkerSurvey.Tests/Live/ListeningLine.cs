using System.Net;
using System.Net.Sockets;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Live;

/// <summary>A way to the database on which connections that listen can be lost without a word: neither end is told, and nothing arrives any more.</summary>
internal sealed class ListeningLine : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;
    private int lost;

    public ListeningLine(TestDatabase database)
    {
        this.database = database;
        listener.Start();
        Over = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        serving = ServeAsync();
    }

    /// <summary>The way over this line.</summary>
    public string Over { get; }

    /// <summary>Loses the connections that listen now.</summary>
    public void Lose() => Interlocked.Increment(ref lost);

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await serving;
        listener.Dispose();
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
                carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(to.Host!, to.Port);
        int? listensSince = null;
        await Task.WhenAll(
            PumpAsync(near.GetStream(), far.GetStream(), sent => listensSince ??= sent.IndexOf("LISTEN "u8) >= 0 ? lost : null),
            PumpAsync(far.GetStream(), near.GetStream(), _ => { }));

        async Task PumpAsync(NetworkStream from, NetworkStream into, Seeing see)
        {
            var buffer = new byte[1 << 16];
            try
            {
                for (var read = await from.ReadAsync(buffer, over.Token); read > 0; read = await from.ReadAsync(buffer, over.Token))
                {
                    see(buffer.AsSpan(0, read));
                    if (listensSince is null || listensSince == Volatile.Read(ref lost))
                        await into.WriteAsync(buffer.AsMemory(0, read), over.Token);
                }

                into.Socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // Either end has gone, or the test is over.
            }
        }
    }

    private delegate void Seeing(ReadOnlySpan<byte> sent);
}
