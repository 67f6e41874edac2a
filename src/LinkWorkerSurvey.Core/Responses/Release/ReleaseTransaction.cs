using LinkWorkerSurvey.Core.Accounts;
using Npgsql;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Performs the steps of one release in one database transaction. Disposing it without a commit rolls everything back.</summary>
internal sealed class ReleaseTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly int windowId;

    private ReleaseTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, int windowId) =>
        (this.connection, this.transaction, this.windowId) = (connection, transaction, windowId);

    /// <summary>The fewest responses in a batch (k).</summary>
    public int MinimumBatchSize { get; private set; }

    /// <summary>Whether the survey window has ended and its grace period has passed.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether the window has been marked as awaiting a decision. It stays true after the decision.</summary>
    public bool IsAwaitingDecision { get; private set; }

    /// <summary>Whether the window has no pending submissions and accepts no more, so that only its rows must still be rewritten.</summary>
    public bool IsEmptied { get; private set; }

    /// <summary>Begins a release; returns null if another instance is releasing this window, or the window had its final release.</summary>
    public static async Task<ReleaseTransaction?> BeginAsync(NpgsqlDataSource database, int windowId, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        var release = new ReleaseTransaction(connection, await connection.BeginTransactionAsync(cancel), windowId);
        if (
            await release.ScalarAsync<bool>("SELECT pg_try_advisory_xact_lock($2, $1)", cancel, WindowLock.Releasing)
            && await release.LoadWindowAsync(cancel))
            return release;
        await release.DisposeAsync();
        return null;
    }

    /// <summary>
    /// Selects pending submissions with FOR UPDATE, so that none can be withdrawn during the transaction. Returns at most
    /// <paramref name="limit"/>: first unflagged submissions, then flagged ones, each group in random order.
    /// </summary>
    public async Task<IReadOnlyList<PendingSubmissionKey>> LockPendingAsync(int limit, CancellationToken cancel)
    {
        var waiting = new List<PendingSubmissionKey>();
        await using var command = Command(
            "SELECT key_mac, flags FROM staged WHERE window_id = $1 ORDER BY flags <> 0, random() LIMIT $2 FOR UPDATE",
            limit);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            waiting.Add(new PendingSubmissionKey(reader.GetFieldValue<byte[]>(0), (SubmissionFlags)reader.GetInt16(1)));
        return waiting;
    }

    /// <summary>
    /// Takes the exclusive lock on accepting submissions: waits until those being stored are committed, and blocks others until this
    /// transaction ends.
    /// </summary>
    public Task StopAcceptingAsync(CancellationToken cancel) =>
        RunAsync("SELECT pg_advisory_xact_lock($2, $1)", cancel, WindowLock.Accepting);

    /// <summary>
    /// Moves pending submissions into the table of responses and the table of texts, each in a random order of its own. Deletes the hashes
    /// of the invitation tokens that were used for them.
    /// </summary>
    public async Task MoveToResponsesAsync(PendingSubmissionKey[] drawn, SubmissionCipher cipher, CancellationToken cancel)
    {
        var rows = new List<ReleasedRows.ReleasedResponse>();
        var tokens = new List<byte[]>();
        await using (
            var take = Command(
                "DELETE FROM staged WHERE window_id = $1 AND key_mac = ANY($2) RETURNING sheet, token_mac",
                (object)drawn.Select(submission => submission.KeyMac).ToArray()))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                var content = cipher.Open(windowId, reader.GetFieldValue<byte[]>(0));
                rows.Add(new ReleasedRows.ReleasedResponse(content.Ticks, content.Texts));
                if (!await reader.IsDBNullAsync(1, cancel))
                    tokens.Add(reader.GetFieldValue<byte[]>(1));
            }
        }

        await RunAsync("DELETE FROM open_token WHERE window_id = $1 AND token_mac = ANY($2)", cancel, (object)tokens.ToArray());
        await ReleasedRows.StoreAsync(connection, windowId, [.. rows], progress: null, cancel);
    }

    /// <summary>Deletes all pending submissions without decrypting them.</summary>
    public Task DiscardPendingAsync(CancellationToken cancel) => RunAsync("DELETE FROM staged WHERE window_id = $1", cancel);

    /// <summary>Records that the final release awaits a decision, and commits.</summary>
    public async Task HoldAsync(CancellationToken cancel)
    {
        await RunAsync("UPDATE survey_window SET held_at = clock_timestamp() WHERE id = $1", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Adds an entry to the activity log.</summary>
    public Task AddAuditEntryAsync(AuditAction action, string note, Guid staffId, CancellationToken cancel) =>
        RunAsync(
            "INSERT INTO trail (at, window_id, act, note, staff_id) VALUES (clock_timestamp(), $1, $2, $3, $4)",
            cancel,
            action.ToString(),
            note,
            staffId);

    /// <summary>Commits a batch and increments the window's revision.</summary>
    public async Task CommitAsync(CancellationToken cancel)
    {
        await RunAsync(
            "UPDATE survey_window SET revision = revision + 1, release_failures = 0, release_again_at = NULL WHERE id = $1", cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Commits the last batch. After that, the window accepts no submissions, even if a clock is set back.</summary>
    public async Task CommitLastAsync(CancellationToken cancel)
    {
        await RunAsync(
            "UPDATE survey_window SET emptied_at = clock_timestamp(), closed_at = coalesce(closed_at, closes_at) WHERE id = $1",
            cancel);
        await CommitAsync(cancel);
    }

    /// <summary>
    /// Completes the final release: rewrites all rows of the window's responses, texts and coding decisions in random order, in one
    /// transaction. Neither the position of a row nor its transaction id then reveals when the answers came. Also deletes the hashes of the
    /// window's unused invitation tokens.
    /// </summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        await RunAsync("SELECT rewrite_window($1)", cancel);
        await RunAsync("DELETE FROM open_token WHERE window_id = $1", cancel);
        await RunAsync("UPDATE survey_window SET final_released_at = clock_timestamp() WHERE id = $1", cancel);
        await CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<bool> LoadWindowAsync(CancellationToken cancel)
    {
        // The lock on the window's row makes coding decisions wait for the release. FOR UPDATE would also block inserts of rows that refer
        // to the window.
        await using var look = Command(
            """
            SELECT k, clock_timestamp() >= final_release_due_at(w), held_at IS NOT NULL, emptied_at IS NOT NULL
            FROM survey_window w WHERE id = $1 AND final_released_at IS NULL AND NOT draft FOR NO KEY UPDATE
            """);
        await using var reader = await look.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return false;
        (MinimumBatchSize, HasEnded, IsAwaitingDecision, IsEmptied) = (
            reader.GetInt32(0), reader.GetBoolean(1), reader.GetBoolean(2), reader.GetBoolean(3));
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

    // $1 is always the key of the window. There is no timeout: with one, the statement for a large window would fail and be retried for
    // ever.
    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0, Parameters = { new() { Value = windowId } } };
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        return command;
    }
}
