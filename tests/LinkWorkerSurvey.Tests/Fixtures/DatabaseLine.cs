using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>A way to the database that goes through the test, where something can happen to it.</summary>
internal abstract class DatabaseLine : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder to;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;

    protected DatabaseLine(TestDatabase database)
    {
        to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        listener.Start();
        Way = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        serving = ServeAsync();
    }

    /// <summary>The way over this line.</summary>
    public string Over => Way.ConnectionString;

    protected NpgsqlConnectionStringBuilder Way { get; }

    /// <summary>Cancelled once the test is over with this line.</summary>
    protected CancellationToken Ending => over.Token;

    public virtual async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await serving;
        listener.Dispose();
        over.Dispose();
    }

    /// <summary>Takes a connection, which ends with the sockets; the next one is taken after it has returned.</summary>
    /// <param name="near">To whoever asks the database.</param>
    /// <param name="far">To the database.</param>
    protected abstract Task TakeAsync(TcpClient near, TcpClient far);

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync(over.Token);
                var far = new TcpClient();
                await far.ConnectAsync(to.Host!, to.Port);
                await TakeAsync(near, far);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over with this line.
        }
    }
}
