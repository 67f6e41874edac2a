using Npgsql;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Holds locks on a separate connection, so that other sessions block at a point that the test has chosen.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldLock(TestDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.database, this.connection, this.transaction) = (database, connection, transaction);

    /// <summary>Acquires the locks of a statement and holds them until they are released.</summary>
    public static async Task<HeldLock> TakeAsync(TestDatabase database, string sql)
    {
        var connection = await database.Source.OpenConnectionAsync();
        var hold = new HeldLock(database, connection, await connection.BeginTransactionAsync());
        await hold.RunAsync(sql);
        return hold;
    }

    /// <summary>
    /// Returns the blocked server processes, once there are <paramref name="count"/> of them or the task has completed without.
    /// </summary>
    public async Task<IReadOnlyList<int>> BlockedAsync(int count = 1, Task? unless = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var blocked = await database.ListAsync<int>(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0");
            if (blocked.Count >= count || unless is { IsCompleted: true })
                return blocked;
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    public Task CommitAsync() => transaction.CommitAsync();

    public Task LetGoAsync() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
