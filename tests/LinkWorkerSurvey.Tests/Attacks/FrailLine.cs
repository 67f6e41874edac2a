using System.Net;
using System.Net.Sockets;
using LinkWorkerSurvey.Tests.Fixtures;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// A line to the database that is lost at the n-th message sent over it: the server's process is ended before the message arrives, or the server has done
/// what it says and the answer never comes back.
/// </summary>
internal sealed class FrailLine : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int lostAt;
    private readonly bool answerOnly;
    private readonly string name = $"frail {Guid.NewGuid():N}";
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;

    public FrailLine(TestDatabase database, int lostAt, bool answerOnly)
    {
        (this.database, this.lostAt, this.answerOnly) = (database, lostAt, answerOnly);
        listener.Start();
        Over = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            ApplicationName = name,
            Pooling = false,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        serving = ServeAsync();
    }

    /// <summary>The way over this line.</summary>
    public string Over { get; }

    /// <summary>How many messages were sent.</summary>
    public int Sent { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await serving;
        listener.Dispose();
        over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(over.Token);
                await CarryAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over with this line.
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var server = new TcpClient();
        await server.ConnectAsync(to.Host!, to.Port);
        var (near, far) = (client.GetStream(), server.GetStream());
        var back = BackAsync(far, near);
        var buffer = new byte[1 << 20];
        try
        {
            for (var read = await near.ReadAsync(buffer); read > 0; read = await near.ReadAsync(buffer))
            {
                Sent++;
                if (Sent >= lostAt && !answerOnly)
                    await database.RunAsync($"SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE application_name = '{name}'");
                await far.WriteAsync(buffer.AsMemory(0, read));
                if (Sent < lostAt || !answerOnly)
                    continue;

                // What was sent may be a part only, which is never answered: the server does what it can with it, and then sees that nobody is there any more.
                server.Client.Shutdown(SocketShutdown.Send);
                break;
            }
        }
        catch (IOException)
        {
            // Either end has gone.
        }

        client.Close();
        await back;
    }

    // From the lost message on the server's answer is waited for, so that what was asked has happened, and kept back.
    private async Task BackAsync(NetworkStream far, NetworkStream near)
    {
        var buffer = new byte[1 << 20];
        try
        {
            for (var read = await far.ReadAsync(buffer); read > 0; read = await far.ReadAsync(buffer))
            {
                if (Sent >= lostAt && answerOnly)
                    return;
                await near.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // Either end has gone.
        }
    }
}
