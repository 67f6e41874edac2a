using System.Diagnostics;
using LinkWorkerSurvey.Core.Invitations;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>Stores what respondents send: sealed, exactly once, in one round trip.</summary>
public sealed class Acceptance(NpgsqlDataSource database, SheetSeal seal)
{
    // With the lookup of the window before and the page after it, the last attempt's end stays within the 15 seconds for which a respondent is kept waiting.
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

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

    /// <summary>
    /// Stores a sheet, once however often it is sent. When the database breaks off or does not answer, nobody knows whether it was stored: it is then asked
    /// again under the same code, for some seconds and so often at most, which stores it or finds it stored.
    /// </summary>
    /// <param name="windowId">The window it answers.</param>
    /// <param name="code">The code minted with the form, by which the same sending is known again.</param>
    /// <param name="sheet">The answers.</param>
    /// <param name="flags">Why it may not be a person's.</param>
    /// <param name="token">The invitation it came by, which is good for one form; null when it came by an open link.</param>
    /// <param name="cancel">Gives up waiting; whether the sheet was stored is then unknown until it is sent again.</param>
    /// <exception cref="NpgsqlException">The database could not be reached.</exception>
    /// <exception cref="TimeoutException">The database did not answer.</exception>
    public async Task<AcceptOutcome> AcceptAsync(
        int windowId, WithdrawalCode code, AnswerSheet sheet, Doubts flags = Doubts.None, InvitationToken? token = null, CancellationToken cancel = default)
    {
        var form = new SentForm(windowId, seal.KeyMac(code), SheetSeal.ContentMac(code, sheet), seal.Seal(windowId, code, sheet), flags, token is null ? null : seal.TokenMac(token));
        var begun = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await AttemptAsync(form, cancel);
            }
            catch (Exception passing) when (MayPass(passing) && begun.Elapsed + pause < BeginsWithin)
            {
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancel);
            }
        }
    }

    private static bool MayPass(Exception error) => error is TimeoutException or NpgsqlException { IsTransient: true }
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow };

    // Left, not cancelled: cancelling asks the server and holds a thread until it answers, and the server may be what does not answer. What is left ends by itself, and stores nothing twice.
    private Task<AcceptOutcome> AttemptAsync(SentForm form, CancellationToken cancel) => StoreAsync(form).WaitAsync(AttemptLimit, cancel);

    private async Task<AcceptOutcome> StoreAsync(SentForm form)
    {
        while (true)
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(TakeLock) { Parameters = { new() { Value = WindowLock.Accepting }, new() { Value = form.WindowId } } });
            if (form.TokenMac is not null)
                batch.BatchCommands.Add(new(TakeToken) { Parameters = { new() { Value = form.TokenMac } } });
            batch.BatchCommands.Add(new(Store)
            {
                Parameters =
                {
                    new() { Value = form.WindowId }, new() { Value = form.Key }, new() { Value = form.Content }, new() { Value = form.Sheet }, new() { Value = (short)form.Flags },
                    new() { Value = form.TokenMac ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
                },
            });

            await using var reader = await batch.ExecuteReaderAsync();
            for (var before = 1; before < batch.BatchCommands.Count; before++)
                await reader.NextResultAsync();
            await reader.ReadAsync();
            var (open, invited, stored) = (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2));
            var earlier = reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3);

            // To the end, where the commit is: what fails there has not been stored.
            await reader.NextResultAsync();

            if (stored)
                return AcceptOutcome.Accepted;
            if (earlier is not null)
                return earlier.AsSpan().SequenceEqual(form.Content) ? AcceptOutcome.AcceptedBefore : AcceptOutcome.SentBeforeWithOtherAnswers;
            if (!open)
                return AcceptOutcome.NotOpen;
            if (!invited)
                return AcceptOutcome.InvitationSpent;

            // The same form was stored by another request after this statement began: the next look sees its receipt.
        }
    }

    private sealed record SentForm(int WindowId, byte[] Key, byte[] Content, byte[] Sheet, Doubts Flags, byte[]? TokenMac);
}
