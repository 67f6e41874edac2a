using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Secrets;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>
/// Encrypts submissions and stores each exactly once, in one database round trip. Submissions to the same survey window that arrive by open
/// links at the same time share the round trip and its transaction (group commit).
/// </summary>
public sealed class Acceptance(NpgsqlDataSource database, SubmissionCipher cipher, SecretKeys keys)
{
    // A respondent waits for at most 15 seconds. The lookup of the window, all attempts and the page after them must fit into that time.
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // The database function accept_sheet takes the lock on accepting submissions, makes the checks and inserts the receipt and the pending
    // submission; see the migration that creates it. The query calls it for one form after another, so that the second copy of a form in
    // the same group finds the receipt of the first.
    private const string Accept = """
        SELECT ARRAY(SELECT accept_sheet($1, form, sealed, doubts, invitation) FROM unnest($2, $3, $4, $5) AS sent(form, sealed,
            doubts, invitation))
        """;

    private readonly byte[] tokenKey = keys.For(InvitationToken.KeyPurpose);

    // One group commit for each window, so that the release of a window delays only its own submissions.
    private readonly ConcurrentDictionary<int, GroupCommit<SentForm, AcceptOutcome>> byOpenLink = new();

    /// <summary>
    /// Stores a submission. Idempotent: each withdrawal code is accepted only once, so the method safely retries an attempt with an unknown
    /// outcome, with exponential backoff and jitter. No attempt begins later than 7 seconds after the first; each is abandoned after 4
    /// seconds.
    /// </summary>
    /// <param name="windowId">The key of the window that the submission answers.</param>
    /// <param name="code">The withdrawal code in the form, by which a form that is sent again is recognised.</param>
    /// <param name="submission">The validated answers of the respondent.</param>
    /// <param name="flags">The flags of the submission: signs that the form was sent automatically.</param>
    /// <param name="token">The token of a personal link, valid for one form that is not withdrawn; null for an open link.</param>
    /// <param name="cancel">Stops waiting. The submission may already be stored; the same call can be repeated safely.</param>
    /// <exception cref="NpgsqlException">
    /// The database could not be reached or refused the statement, even after retries of transient errors.
    /// </exception>
    /// <exception cref="TimeoutException">The database did not answer the last attempt within 4 seconds.</exception>
    public async Task<AcceptOutcome> AcceptAsync(
        int windowId,
        WithdrawalCode code,
        Submission submission,
        SubmissionFlags flags = SubmissionFlags.None,
        InvitationToken? token = null,
        CancellationToken cancel = default)
    {
        var form = new SentForm(
            windowId,
            cipher.LookupKey(code),
            cipher.Seal(windowId, submission),
            flags,
            token is null ? null : HMACSHA256.HashData(tokenKey, token.Bits));
        var begun = Stopwatch.StartNew();
        for (var longest = FirstPause; ; longest = longest < LongestPause ? longest * 2 : LongestPause)
        {
            var pause = longest * (0.5 + (Random.Shared.NextDouble() / 2));
            try
            {
                return await AttemptAsync(form, cancel);
            }
            catch (Exception exception) when (MayPass(exception) && begun.Elapsed + pause < BeginsWithin)
            {
                await Task.Delay(pause, cancel);
            }
        }
    }

    /// <summary>
    /// Returns whether a form with this withdrawal code was accepted, even if its submission has since been released or withdrawn.
    /// </summary>
    /// <param name="code">The withdrawal code that was generated with the form.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="NpgsqlException">The database could not be reached.</exception>
    /// <exception cref="TimeoutException">The database did not answer within 4 seconds.</exception>
    public async Task<bool> IsKnownAsync(WithdrawalCode code, CancellationToken cancel = default)
    {
        return await AskAsync().WaitAsync(AttemptLimit, cancel);

        async Task<bool> AskAsync()
        {
            await using var ask = database.CreateCommand("SELECT EXISTS (SELECT FROM receipt WHERE key_mac = $1)");
            ask.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = cipher.LookupKey(code) });
            return (bool)(await ask.ExecuteScalarAsync(CancellationToken.None))!;
        }
    }

    private static bool MayPass(Exception error) =>
        error
            is TimeoutException
                or NpgsqlException { IsTransient: true }
                or PostgresException
            {
                SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            };

    // A form sent by a personal link waits for the lock on its invitation's row before it inserts its receipt. It is stored alone, so that
    // other forms do not wait for locks that it holds meanwhile. After the limit a call is abandoned and not cancelled. Cancelling would
    // send a request to the server, and hold a thread until the unresponsive server answers. An abandoned call ends by itself and stores
    // nothing twice.
    private async Task<AcceptOutcome> AttemptAsync(SentForm form, CancellationToken cancel) =>
        form.TokenMac is null
            ? await byOpenLink
                .GetOrAdd(form.WindowId, window => new(SentForm.ByKey, AttemptLimit, forms => StoreAsync(window, forms)))
                .StoreAsync(form, cancel)
            : (await StoreAsync(form.WindowId, [form]).WaitAsync(AttemptLimit, cancel))[0];

    private async Task<IReadOnlyList<AcceptOutcome>> StoreAsync(int window, IReadOnlyList<SentForm> forms)
    {
        await using var accept = database.CreateCommand(Accept);
        accept.Parameters.Add(new NpgsqlParameter<int> { TypedValue = window });
        accept.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. forms.Select(form => form.Key)] });
        accept.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. forms.Select(form => form.Sheet)] });
        accept.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. forms.Select(form => (short)form.Flags)] });
        accept.Parameters.Add(
            new NpgsqlParameter<byte[]?[]>
            {
                TypedValue = [.. forms.Select(form => form.TokenMac)],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            });

        // The statement is read to its end because PostgreSQL commits there. A failure at the commit means that nothing was stored.
        return [.. ((string[])(await accept.ExecuteScalarAsync())!).Select(Enum.Parse<AcceptOutcome>)];
    }

    private sealed record SentForm(int WindowId, byte[] Key, byte[] Sheet, SubmissionFlags Flags, byte[]? TokenMac)
    {
        public static readonly IComparer<SentForm> ByKey = Comparer<SentForm>.Create(
            (one, other) => one.Key.AsSpan().SequenceCompareTo(other.Key));
    }
}
