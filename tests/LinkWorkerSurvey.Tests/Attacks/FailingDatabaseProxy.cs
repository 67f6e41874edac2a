using System.Net.Sockets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// A database proxy that fails at the n-th message to the server. Either it terminates the server process before the message arrives, or it
/// loses the response after the server has carried out the request.
/// </summary>
internal sealed class FailingDatabaseProxy : DatabaseProxy
{
    private readonly TestDatabase database;
    private readonly int lostAt;
    private readonly bool answerOnly;
    private readonly string name = $"frail {Guid.NewGuid():N}";

    public FailingDatabaseProxy(TestDatabase database, int lostAt, bool answerOnly)
        : base(database)
    {
        (this.database, this.lostAt, this.answerOnly) = (database, lostAt, answerOnly);
        (Way.ApplicationName, Way.Pooling) = (name, false);
    }

    /// <summary>The number of messages sent.</summary>
    public int Sent { get; private set; }

    protected override async Task TakeAsync(TcpClient client, TcpClient server)
    {
        using var ends = client;
        using var both = server;
        var (near, far) = (client.GetStream(), server.GetStream());
        var back = BackAsync(far, near);
        var buffer = new byte[1 << 20];
        try
        {
            for (var read = await near.ReadAsync(buffer); read > 0; read = await near.ReadAsync(buffer))
            {
                Sent++;
                if (Sent >= lostAt && !answerOnly)
                    await database.RunAsync(
                        $"SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE application_name = '{name}'");
                await far.WriteAsync(buffer.AsMemory(0, read));
                if (Sent < lostAt || !answerOnly)
                    continue;

                // The message may be incomplete and is then never answered. The server does what it can with it, and then sees the end of
                // the connection.
                server.Client.Shutdown(SocketShutdown.Send);
                break;
            }
        }
        catch (IOException)
        {
            // Either end has closed the connection.
        }

        client.Close();
        await back;
    }

    // From the failing message on, the server's response is read, so that the request has been carried out, and then dropped.
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
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // Either end has closed the connection, or this proxy has.
        }
    }
}
