using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.Windows;
using Npgsql;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// Stores each invitation in two tables: in one the encrypted address with its token, in the other a keyed hash of the token. Only somebody
/// with the survey secret can match the rows of the two tables. Staff never learn who replied.
/// </summary>
public sealed class InvitationService(NpgsqlDataSource database, SecretKeys keys)
{
    private const string KeepInvitations =
        "INSERT INTO invitation (id, window_id, address_and_token) SELECT id, $1, sealed FROM unnest($2, $3) AS made (id, sealed) ORDER "
            + "BY random()";
    private const string KeepTokens =
        "INSERT INTO open_token (token_mac, window_id) SELECT mac, $1 FROM unnest($2) AS made (mac) ORDER BY random()";

    private readonly SecretBox box = keys.Box("invitation address");
    private readonly byte[] tokenKey = keys.For(InvitationToken.KeyPurpose);

    /// <summary>
    /// Creates an invitation for every address that has none for the survey window yet, and sends nothing. One transaction fills both
    /// tables, each in its own random order.
    /// </summary>
    /// <returns>The number of new invitations.</returns>
    /// <exception cref="ArgumentException">
    /// There are new addresses, but fewer than the window's <see cref="SurveyWindow.MinimumBatchSize"/>. Among so few new rows, the two
    /// rows of one invitation could be matched.
    /// </exception>
    public async Task<int> InviteAsync(SurveyWindow window, IEnumerable<string> addresses, CancellationToken cancel = default)
    {
        var invited = (await ListAsync(window.Id, cancel)).Select(i => i.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var made = addresses
            .Select(a => a.Trim())
            .Where(invited.Add)
            .Select(address => (Address: address, Token: InvitationToken.Mint()))
            .ToArray();
        if (made.Length == 0)
            return 0;
        if (made.Length < window.MinimumBatchSize)
            throw new ArgumentException(
                $"At least {window.MinimumBatchSize} people are invited at a time, "
                    + "so that no invitation can be told from its place among the others.");

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var sealedAddresses = made.Select(m => box.Seal(Encoding.UTF8.GetBytes($"{RandomCode.Write(m.Token.Bits)} {m.Address}"))).ToArray();
        await RunAsync(KeepInvitations, [made.Select(_ => Guid.NewGuid()).ToArray(), sealedAddresses]);
        await RunAsync(KeepTokens, [made.Select(m => HMACSHA256.HashData(tokenKey, m.Token.Bits)).ToArray()]);
        await transaction.CommitAsync(cancel);
        return made.Length;

        async Task RunAsync(string sql, List<Array> columns)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction) { Parameters = { new() { Value = window.Id } } };
            foreach (var column in columns)
                command.Parameters.Add(new() { Value = column });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>
    /// Decrypts and returns every address invited to a window, with its token. The list is for sending invitations and for finding
    /// addresses that already have one; no person may read it.
    /// </summary>
    /// <exception cref="CryptographicException">The invitations were encrypted with another survey secret.</exception>
    public async Task<IReadOnlyList<(string Address, InvitationToken Token)>> ListAsync(int windowId, CancellationToken cancel = default)
    {
        var list = new List<(string, InvitationToken)>();
        await using var command = database.CreateCommand("SELECT address_and_token FROM invitation WHERE window_id = $1");
        command.Parameters.Add(new() { Value = windowId });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var parts = Encoding.UTF8.GetString(box.Open(reader.GetFieldValue<byte[]>(0))).Split(' ', 2);
            var bits = RandomCode.Read(parts[0]) ?? throw new CryptographicException("This is no invitation.");
            list.Add((parts[1], new InvitationToken(bits)));
        }

        return list;
    }
}
