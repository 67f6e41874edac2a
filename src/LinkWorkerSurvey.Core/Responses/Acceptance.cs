using LinkWorkerSurvey.Core.Invitations;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Stores what respondents send: sealed, exactly once, in one round trip.</summary>
public sealed class Acceptance(NpgsqlDataSource database, SheetSeal seal)
{
    // The lock and the check are two statements: in one, the check would see the window as it was before the lock was had.
    private const string TakeLock = "SELECT pg_advisory_xact_lock_shared($1, $2)";

    // Of forms that come by one invitation at once, the second waits here, and then sees what the first has stored.
    private const string TakeToken = "SELECT FROM open_token WHERE token_mac = $1 FOR UPDATE";

    // A form that was accepted for another window is known, but never as the same.
    // A conflict inserts nothing instead of failing, so that no key ever reaches the server's log.
    private const string Store = """
        WITH accepting AS (
            SELECT id FROM survey_window
            WHERE id = $1 AND opens_at <= clock_timestamp() AND clock_timestamp() < coalesce(closed_at, closes_at) + grace
              AND held_at IS NULL AND final_released_at IS NULL
        ), invited AS (
            SELECT WHERE $6::bytea IS NULL
            OR (EXISTS (SELECT FROM open_token WHERE token_mac = $6 AND window_id = $1) AND NOT EXISTS (SELECT FROM staged WHERE token_mac = $6))
        ), stored AS (
            INSERT INTO receipt (key_mac, window_id, content_mac) SELECT $2, id, $3 FROM accepting, invited ON CONFLICT DO NOTHING RETURNING window_id
        ), waiting AS (
            INSERT INTO staged (key_mac, window_id, sheet, flags, token_mac) SELECT $2, window_id, $4, $5, $6 FROM stored
        )
        SELECT EXISTS (SELECT FROM accepting), EXISTS (SELECT FROM invited), EXISTS (SELECT FROM stored),
            (SELECT CASE WHEN window_id = $1 THEN content_mac ELSE '' END FROM receipt WHERE key_mac = $2)
        """;

    /// <summary>Stores a sheet, once however often it is sent.</summary>
    /// <param name="windowId">The window it answers.</param>
    /// <param name="code">The code minted with the form, by which the same sending is known again.</param>
    /// <param name="sheet">The answers.</param>
    /// <param name="flags">Why it may not be a person's.</param>
    /// <param name="token">The invitation it came by, which is good for one form; null when it came by an open link.</param>
    /// <param name="cancel">Gives up waiting; whether the sheet was stored is then unknown until it is sent again.</param>
    /// <exception cref="NpgsqlException">The database could not be reached or did not answer.</exception>
    public async Task<AcceptOutcome> AcceptAsync(
        int windowId, WithdrawalCode code, AnswerSheet sheet, Doubts flags = Doubts.None, InvitationToken? token = null, CancellationToken cancel = default)
    {
        var (key, content, sealedSheet) = (seal.KeyMac(code), SheetSeal.ContentMac(code, sheet), seal.Seal(windowId, code, sheet));
        var tokenMac = token is null ? null : seal.TokenMac(token);
        while (true)
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(TakeLock) { Parameters = { new() { Value = WindowLock.Accepting }, new() { Value = windowId } } });
            if (tokenMac is not null)
                batch.BatchCommands.Add(new(TakeToken) { Parameters = { new() { Value = tokenMac } } });
            batch.BatchCommands.Add(new(Store)
            {
                Parameters =
                {
                    new() { Value = windowId }, new() { Value = key }, new() { Value = content }, new() { Value = sealedSheet }, new() { Value = (short)flags },
                    new() { Value = tokenMac ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
                },
            });

            await using var reader = await batch.ExecuteReaderAsync(cancel);
            for (var before = 1; before < batch.BatchCommands.Count; before++)
                await reader.NextResultAsync(cancel);
            await reader.ReadAsync(cancel);
            var (open, invited, stored) = (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2));
            var earlier = reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3);

            if (stored)
                return AcceptOutcome.Accepted;
            if (earlier is not null)
                return earlier.AsSpan().SequenceEqual(content) ? AcceptOutcome.AcceptedBefore : AcceptOutcome.SentBeforeWithOtherAnswers;
            if (!open)
                return AcceptOutcome.NotOpen;
            if (!invited)
                return AcceptOutcome.InvitationSpent;

            // The same form was stored by another request after this statement began: the next look sees its receipt.
        }
    }
}
