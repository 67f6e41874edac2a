using System.Net.Sockets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Live;

/// <summary>
/// A database proxy that silently loses connections that listen: neither end sees an error, and no data arrives any more.
/// </summary>
internal sealed class InterruptedDatabaseProxy(TestDatabase database) : DatabaseProxy(database)
{
    private readonly List<Task> carried = [];
    private int lost;

    /// <summary>Loses the connections that listen now.</summary>
    public void Lose() => Interlocked.Increment(ref lost);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Task.WhenAll(carried);
    }

    protected override Task TakeAsync(TcpClient near, TcpClient far)
    {
        carried.Add(CarryAsync(near, far));
        return Task.CompletedTask;
    }

    private async Task CarryAsync(TcpClient near, TcpClient far)
    {
        using var both = near;
        using var ends = far;
        var ending = Ending;
        int? listensSince = null;
        await Task.WhenAll(PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));

        async Task PumpAsync(NetworkStream from, NetworkStream into)
        {
            var buffer = new byte[1 << 16];
            try
            {
                for (var read = await from.ReadAsync(buffer, ending); read > 0; read = await from.ReadAsync(buffer, ending))
                {
                    if (buffer.AsSpan(0, read).IndexOf("LISTEN "u8) >= 0)
                        listensSince ??= lost;
                    if (listensSince is null || listensSince == Volatile.Read(ref lost))
                        await into.WriteAsync(buffer.AsMemory(0, read), ending);
                }

                into.Socket.Shutdown(SocketShutdown.Send);
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // Either end has closed the connection, or the test is over.
            }
        }
    }
}
