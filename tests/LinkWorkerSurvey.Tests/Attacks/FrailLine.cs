using System.Net.Sockets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// A line to the database that is lost at the n-th message sent over it: the server's process is ended before the message arrives, or the
/// server has done what it says and the answer never comes back.
/// </summary>
internal sealed class FrailLine : DatabaseLine
{
    private readonly TestDatabase database;
    private readonly int lostAt;
    private readonly bool answerOnly;
    private readonly string name = $"frail {Guid.NewGuid():N}";

    public FrailLine(TestDatabase database, int lostAt, bool answerOnly)
        : base(database)
    {
        (this.database, this.lostAt, this.answerOnly) = (database, lostAt, answerOnly);
        (Way.ApplicationName, Way.Pooling) = (name, false);
    }

    /// <summary>How many messages were sent.</summary>
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

                // What was sent may be a part only, which is never answered: the server does what it can with it, and then sees that nobody
                // is there any more.
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
