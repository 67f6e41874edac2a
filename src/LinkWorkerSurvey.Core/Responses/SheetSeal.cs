using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Seals accepted sheets and names them by keyed hashes (HMAC-SHA-256), with keys drawn from the survey secret, which lives outside the database. A stolen
/// database can neither read what waits nor join it to anything.
/// </summary>
public sealed partial class SheetSeal
{
    // Sheets wait in a few sizes only, so that the length of one does not point to the response it becomes.
    private const int LeastPadding = 2048;

    private readonly SecretBox sheets;
    private readonly byte[] receipts;
    private readonly byte[] withdrawals;
    private readonly byte[] tokens;
    private readonly byte[] requests;
    private readonly SecretBox requested;

    /// <summary>Takes the keys.</summary>
    public SheetSeal(SecretKeys keys)
    {
        sheets = keys.Box("sheet");
        requested = keys.Box("requested response");
        (receipts, withdrawals, tokens, requests) = (keys.For("receipt"), keys.For("withdrawal"), keys.For("invitation"), keys.For("withdrawal request"));
        Fingerprint = keys.For("fingerprint");
    }

    /// <summary>Tells one secret from another without telling anything of it.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>The name of the form in receipts and among what waits.</summary>
    internal byte[] KeyMac(WithdrawalCode code) => HMACSHA256.HashData(receipts, code.Bits);

    /// <summary>The name by which a released response can be withdrawn; it cannot be joined to <see cref="KeyMac"/>.</summary>
    internal byte[] WithdrawalMac(WithdrawalCode code) => HMACSHA256.HashData(withdrawals, code.Bits);

    /// <summary>The name of a request to withdraw; it cannot be joined to <see cref="WithdrawalMac"/>.</summary>
    internal byte[] RequestMac(WithdrawalCode code) => HMACSHA256.HashData(requests, code.Bits);

    /// <summary>Which response a request is for, sealed.</summary>
    internal byte[] SealRequest(WithdrawalCode code) => requested.Seal(WithdrawalMac(code));

    /// <exception cref="CryptographicException">It was sealed with another secret, or is damaged.</exception>
    internal byte[] OpenRequest(byte[] request) => requested.Open(request);

    /// <summary>The name of an invitation on the side of the answers; it cannot be joined to the mailer's side.</summary>
    internal byte[] TokenMac(InvitationToken token) => HMACSHA256.HashData(tokens, token.Bits);

    /// <summary>Tells whether a form was sent again with the same answers. Keyed by the code itself: without it, nothing can be tried out.</summary>
    internal static byte[] ContentMac(WithdrawalCode code, AnswerSheet sheet) =>
        HMACSHA256.HashData(code.Bits, JsonSerializer.SerializeToUtf8Bytes(new Content([.. sheet.Ticks], [.. sheet.Texts], []), ContentJson.Default.Content));

    internal byte[] Seal(int windowId, WithdrawalCode code, AnswerSheet sheet)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new Content([.. sheet.Ticks], [.. sheet.Texts], WithdrawalMac(code)), ContentJson.Default.Content);
        var plain = new byte[Math.Max(LeastPadding, (int)BitOperations.RoundUpToPowerOf2((uint)content.Length))];
        plain.AsSpan().Fill((byte)' ');
        content.CopyTo(plain, 0);
        return sheets.Seal(plain, Belonging(windowId));
    }

    /// <exception cref="CryptographicException">It was sealed with another secret or for another window, or is damaged.</exception>
    internal Content Open(int windowId, byte[] sealedSheet) => JsonSerializer.Deserialize(sheets.Open(sealedSheet, Belonging(windowId)), ContentJson.Default.Content)!;

    private static byte[] Belonging(int windowId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, windowId);
        return bytes;
    }

    /// <summary>What a sealed sheet holds.</summary>
    internal sealed record Content(short[] Ticks, AnswerText[] Texts, byte[] WithdrawalMac);

    [JsonSerializable(typeof(Content))]
    private sealed partial class ContentJson : JsonSerializerContext;
}
