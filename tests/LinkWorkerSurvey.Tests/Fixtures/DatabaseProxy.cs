using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Forwards connections to the database through the test, so that the test can interfere with them.</summary>
internal abstract class DatabaseProxy : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder to;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Task serving;

    protected DatabaseProxy(TestDatabase database)
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

    /// <summary>The connection string through this proxy.</summary>
    public string Over => Way.ConnectionString;

    protected NpgsqlConnectionStringBuilder Way { get; }

    /// <summary>The token that is cancelled when the test disposes the proxy.</summary>
    protected CancellationToken Ending => over.Token;

    public virtual async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await serving;
        listener.Dispose();
        over.Dispose();
    }

    /// <summary>
    /// Handles one connection, and disposes its sockets at the end. The next one is accepted after the method has returned.
    /// </summary>
    /// <param name="near">The connection of the client.</param>
    /// <param name="far">The connection to the database.</param>
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
            // The test has disposed the proxy.
        }
    }
}
