using LinkWorkerSurvey.Core.Accounts;
using Npgsql;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>The steps of a release, in SQL. Left without a commit, nothing has happened.</summary>
internal sealed class ReleaseTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly int windowId;

    private ReleaseTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, int windowId) =>
        (this.connection, this.transaction, this.windowId) = (connection, transaction, windowId);

    /// <summary>The fewest responses released together.</summary>
    public int K { get; private set; }

    /// <summary>Whether the window's end and grace have passed.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether the final release waits for a decision.</summary>
    public bool Held { get; private set; }

    /// <summary>Begins; null when another instance is at this window, or it is finally released already.</summary>
    public static async Task<ReleaseTransaction?> BeginAsync(NpgsqlDataSource database, int windowId, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        var release = new ReleaseTransaction(connection, await connection.BeginTransactionAsync(cancel), windowId);
        if (await release.ScalarAsync<bool>("SELECT pg_try_advisory_xact_lock($2, $1)", cancel, WindowLock.Releasing) && await release.LookAsync(cancel))
            return release;
        await release.DisposeAsync();
        return null;
    }

    /// <summary>All that waits, kept from being withdrawn until the end of the transaction.</summary>
    public async Task<IReadOnlyList<WaitingSheet>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = new List<WaitingSheet>();
        await using var command = Command("SELECT key_mac, flags FROM staged WHERE window_id = $1 FOR UPDATE");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            waiting.Add(new WaitingSheet(reader.GetFieldValue<byte[]>(0), (Doubts)reader.GetInt16(1)));
        return waiting;
    }

    /// <summary>Waits until no sheet is being accepted, and lets none in before the end of the transaction.</summary>
    public Task StopAcceptingAsync(CancellationToken cancel) => RunAsync("SELECT pg_advisory_xact_lock($2, $1)", cancel, WindowLock.Accepting);

    /// <summary>Takes sheets from what waits and stores them as responses and texts, each shuffled for itself. The invitations they came by are spent with that.</summary>
    public async Task MoveOnAsync(WaitingSheet[] drawn, SheetSeal seal, CancellationToken cancel)
    {
        var rows = new List<ReleasedRows.Row>();
        var tokens = new List<byte[]>();
        await using (var take = Command("DELETE FROM staged WHERE window_id = $1 AND key_mac = ANY($2) RETURNING sheet, token_mac", (object)drawn.Select(sheet => sheet.KeyMac).ToArray()))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                var content = seal.Open(windowId, reader.GetFieldValue<byte[]>(0));
                rows.Add(new ReleasedRows.Row(content.Ticks, content.Texts, content.WithdrawalMac));
                if (!await reader.IsDBNullAsync(1, cancel))
                    tokens.Add(reader.GetFieldValue<byte[]>(1));
            }
        }

        await RunAsync("DELETE FROM open_token WHERE window_id = $1 AND token_mac = ANY($2)", cancel, (object)tokens.ToArray());
        await ReleasedRows.StoreAsync(connection, windowId, [.. rows], progress: null, cancel);
    }

    /// <summary>How many released responses are to be withdrawn.</summary>
    public async Task<int> CountWithdrawalsAsync(CancellationToken cancel) =>
        (int)await ScalarAsync<long>("SELECT count(*) FROM withdrawal WHERE window_id = $1", cancel);

    /// <summary>Deletes the responses to be withdrawn with all that hangs on them.</summary>
    public async Task ApplyWithdrawalsAsync(SheetSeal seal, CancellationToken cancel)
    {
        var asked = new List<byte[]>();
        await using (var command = Command("SELECT response FROM withdrawal WHERE window_id = $1"))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                asked.Add(seal.OpenRequest(reader.GetFieldValue<byte[]>(0)));
        }

        await RunAsync("SELECT apply_withdrawals($1, $2)", cancel, (object)asked.ToArray());
    }

    /// <summary>Deletes what waits, unread.</summary>
    public Task DiscardWaitingAsync(CancellationToken cancel) => RunAsync("DELETE FROM staged WHERE window_id = $1", cancel);

    /// <summary>Puts the final release off for a decision.</summary>
    public async Task HoldAsync(CancellationToken cancel)
    {
        await RunAsync("UPDATE survey_window SET held_at = clock_timestamp() WHERE id = $1", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Keeps what was decided and why.</summary>
    public Task NoteAsync(TrailAct act, string note, Guid staffId, CancellationToken cancel) =>
        RunAsync("INSERT INTO trail (at, window_id, act, note, staff_id) VALUES (clock_timestamp(), $1, $2, $3, $4)", cancel, act.ToString(), note, staffId);

    /// <summary>Ends the batch.</summary>
    public async Task CommitAsync(CancellationToken cancel)
    {
        await RunAsync("UPDATE survey_window SET revision = revision + 1 WHERE id = $1", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Ends the window: withdrawals take effect, then every row of it is written anew in one shuffled transaction, so that neither the place of a row nor
    /// the transaction that wrote it tells when its answers came. From here on nothing can be withdrawn or answered, and the hashes for it go.
    /// </summary>
    public async Task FinishAsync(SheetSeal seal, CancellationToken cancel)
    {
        await ApplyWithdrawalsAsync(seal, cancel);
        await RunAsync("SELECT rewrite_window($1)", cancel);
        await RunAsync("DELETE FROM open_token WHERE window_id = $1", cancel);
        await RunAsync(
            "UPDATE survey_window SET final_released_at = clock_timestamp(), closed_at = coalesce(closed_at, closes_at), revision = revision + 1 WHERE id = $1", cancel);
        await transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<bool> LookAsync(CancellationToken cancel)
    {
        // Not FOR UPDATE: what refers to the window only needs it to stay.
        await using var look = Command(
            """
            SELECT k, clock_timestamp() >= coalesce(closed_at, closes_at) + grace, held_at IS NOT NULL
            FROM survey_window WHERE id = $1 AND final_released_at IS NULL FOR NO KEY UPDATE
            """);
        await using var reader = await look.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return false;
        (K, Ended, Held) = (reader.GetInt32(0), reader.GetBoolean(1), reader.GetBoolean(2));
        return true;
    }

    private async Task RunAsync(string sql, CancellationToken cancel, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<T> ScalarAsync<T>(string sql, CancellationToken cancel, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    // $1 is always the window.
    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = windowId } } };
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return command;
    }
}
