using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Secrets;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>
/// Stores what respondents send: sealed, exactly once, in one round trip, and those that come at the same time by one commit.
/// </summary>
public sealed class Acceptance(NpgsqlDataSource database, SheetSeal seal, SecretKeys keys)
{
    // With the lookup of the window before and the page after it, the last attempt's end stays within the 15 seconds for which a respondent
    // is kept waiting.
    private static readonly TimeSpan BeginsWithin = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // The lock, the checks and both rows of each: see the migration that makes it. One after the other, so that the same form sent twice at
    // once finds itself.
    private const string Accept = """
        SELECT ARRAY(SELECT accept_sheet($1, form, sealed, doubts, invitation) FROM unnest($2, $3, $4, $5) AS sent(form, sealed,
            doubts, invitation))
        """;

    private readonly byte[] tokenKey = keys.For(InvitationToken.KeyPurpose);

    // A window each: its release holds up only its own.
    private readonly ConcurrentDictionary<int, GroupCommit<SentForm, AcceptOutcome>> byOpenLink = new();

    /// <summary>
    /// Stores a sheet, once however often it is sent. When the database breaks off or does not answer, nobody knows whether it was stored:
    /// it is then asked again under the same code, for some seconds and so often at most, which stores it or finds it stored.
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
        int windowId,
        WithdrawalCode code,
        AnswerSheet sheet,
        Doubts flags = Doubts.None,
        InvitationToken? token = null,
        CancellationToken cancel = default)
    {
        var form = new SentForm(
            windowId,
            seal.KeyMac(code),
            seal.Seal(windowId, sheet),
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
            catch (Exception passing) when (MayPass(passing) && begun.Elapsed + pause < BeginsWithin)
            {
                await Task.Delay(pause, cancel);
            }
        }
    }

    /// <summary>Whether a form with this code was accepted, whatever became of it.</summary>
    /// <param name="code">The code minted with the form.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <exception cref="NpgsqlException">The database could not be reached.</exception>
    /// <exception cref="TimeoutException">The database did not answer.</exception>
    public async Task<bool> IsKnownAsync(WithdrawalCode code, CancellationToken cancel = default)
    {
        return await AskAsync().WaitAsync(AttemptLimit, cancel);

        async Task<bool> AskAsync()
        {
            await using var ask = database.CreateCommand("SELECT EXISTS (SELECT FROM receipt WHERE key_mac = $1)");
            ask.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seal.KeyMac(code) });
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

    // One that came by an invitation waits for the invitation before its own key. By itself, it holds nothing that another waits for. What
    // is not answered in time is left, not cancelled: cancelling asks the server and holds a thread until it answers, and the server may be
    // what does not answer. What is left ends by itself, and stores nothing twice.
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

        // Read to its end, where the commit is: what fails there has not been stored.
        return [.. ((string[])(await accept.ExecuteScalarAsync())!).Select(Enum.Parse<AcceptOutcome>)];
    }

    private sealed record SentForm(int WindowId, byte[] Key, byte[] Sheet, Doubts Flags, byte[]? TokenMac)
    {
        public static readonly IComparer<SentForm> ByKey = Comparer<SentForm>.Create(
            (one, other) => one.Key.AsSpan().SequenceCompareTo(other.Key));
    }
}
