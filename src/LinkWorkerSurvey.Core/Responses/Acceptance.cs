using Npgsql;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Stores what respondents send: sealed, exactly once, in one round trip.</summary>
public sealed class Acceptance(NpgsqlDataSource database, SheetSeal seal)
{
    // The lock and the check are two statements: in one, the check would see the window as it was before the lock was had.
    private const string TakeLock = "SELECT pg_advisory_xact_lock_shared($1, $2)";

    // A form that was accepted for another window is known, but never as the same.
    // A conflict inserts nothing instead of failing, so that no key ever reaches the server's log.
    private const string Store = """
        WITH accepting AS (
            SELECT id FROM survey_window
            WHERE id = $1 AND opens_at <= clock_timestamp() AND clock_timestamp() < coalesce(closed_at, closes_at) + grace
              AND held_at IS NULL AND final_released_at IS NULL
        ), stored AS (
            INSERT INTO receipt (key_mac, window_id, content_mac) SELECT $2, id, $3 FROM accepting ON CONFLICT DO NOTHING RETURNING window_id
        ), waiting AS (
            INSERT INTO staged (key_mac, window_id, sheet) SELECT $2, window_id, $4 FROM stored
        )
        SELECT EXISTS (SELECT FROM accepting), EXISTS (SELECT FROM stored), (SELECT CASE WHEN window_id = $1 THEN content_mac ELSE '' END FROM receipt WHERE key_mac = $2)
        """;

    /// <summary>Stores a sheet, once however often it is sent.</summary>
    /// <param name="windowId">The window it answers.</param>
    /// <param name="code">The code minted with the form, by which the same sending is known again.</param>
    /// <param name="sheet">The answers.</param>
    /// <param name="cancel">Gives up waiting; whether the sheet was stored is then unknown until it is sent again.</param>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<AcceptOutcome> AcceptAsync(int windowId, WithdrawalCode code, AnswerSheet sheet, CancellationToken cancel = default)
    {
        var (key, content, sealedSheet) = (seal.KeyMac(code), SheetSeal.ContentMac(code, sheet), seal.Seal(windowId, code, sheet));
        while (true)
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(TakeLock) { Parameters = { new() { Value = WindowLock.Accepting }, new() { Value = windowId } } });
            batch.BatchCommands.Add(new(Store) { Parameters = { new() { Value = windowId }, new() { Value = key }, new() { Value = content }, new() { Value = sealedSheet } } });

            await using var reader = await batch.ExecuteReaderAsync(cancel);
            await reader.NextResultAsync(cancel);
            await reader.ReadAsync(cancel);
            var (open, stored, earlier) = (reader.GetBoolean(0), reader.GetBoolean(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2));

            if (stored)
                return AcceptOutcome.Accepted;
            if (earlier is not null)
                return earlier.AsSpan().SequenceEqual(content) ? AcceptOutcome.Accepted : AcceptOutcome.SentBeforeWithOtherAnswers;
            if (!open)
                return AcceptOutcome.NotOpen;

            // The same form was stored by another request after this statement began: the next look sees its receipt.
        }
    }
}
