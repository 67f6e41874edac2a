using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Seals accepted sheets (AES-256-GCM) and names them by keyed hashes (HMAC-SHA-256), with keys drawn by HKDF from one secret that lives outside the
/// database. A stolen database can neither read what waits nor join it to anything.
/// </summary>
public sealed class SheetSeal
{
    /// <summary>The least length of the secret, in bytes.</summary>
    public const int SecretLength = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private static readonly Range Nonce = ..NonceLength;
    private static readonly Range Tag = NonceLength..(NonceLength + TagLength);
    private static readonly Range Cipher = (NonceLength + TagLength)..;

    // Sheets wait in a few sizes only, so that the length of one does not point to the response it becomes.
    private const int LeastPadding = 2048;

    private readonly byte[] sealing;
    private readonly byte[] receipts;
    private readonly byte[] withdrawals;

    /// <summary>Takes the secret.</summary>
    /// <exception cref="ArgumentException">It is shorter than <see cref="SecretLength"/>.</exception>
    public SheetSeal(byte[] secret)
    {
        if (secret.Length < SecretLength)
            throw new ArgumentException($"The survey secret has at least {SecretLength} bytes.");
        byte[] Key(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes("link-worker-survey " + purpose));
        (sealing, receipts, withdrawals) = (Key("sheet"), Key("receipt"), Key("withdrawal"));
        Fingerprint = Key("fingerprint");
    }

    /// <summary>Tells one secret from another without telling anything of it.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>The name of the form in receipts and among what waits.</summary>
    internal byte[] KeyMac(WithdrawalCode code) => HMACSHA256.HashData(receipts, code.Bits);

    /// <summary>The name by which a released response can be withdrawn; it cannot be joined to <see cref="KeyMac"/>.</summary>
    internal byte[] WithdrawalMac(WithdrawalCode code) => HMACSHA256.HashData(withdrawals, code.Bits);

    /// <summary>Tells whether a form was sent again with the same answers. Keyed by the code itself: without it, nothing can be tried out.</summary>
    internal static byte[] ContentMac(WithdrawalCode code, AnswerSheet sheet) =>
        HMACSHA256.HashData(code.Bits, JsonSerializer.SerializeToUtf8Bytes(new Content([.. sheet.Ticks], [.. sheet.Texts], [])));

    internal byte[] Seal(int windowId, WithdrawalCode code, AnswerSheet sheet)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new Content([.. sheet.Ticks], [.. sheet.Texts], WithdrawalMac(code)));
        var plain = new byte[Math.Max(LeastPadding, (int)BitOperations.RoundUpToPowerOf2((uint)content.Length))];
        plain.AsSpan().Fill((byte)' ');
        content.CopyTo(plain, 0);

        var sealedSheet = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedSheet.AsSpan(Nonce));
        using var aes = new AesGcm(sealing, TagLength);
        aes.Encrypt(sealedSheet.AsSpan(Nonce), plain, sealedSheet.AsSpan(Cipher), sealedSheet.AsSpan(Tag), Belonging(windowId));
        return sealedSheet;
    }

    /// <exception cref="CryptographicException">It was sealed with another secret or for another window, or is damaged.</exception>
    internal Content Open(int windowId, byte[] sealedSheet)
    {
        var plain = new byte[sealedSheet.AsSpan(Cipher).Length];
        using var aes = new AesGcm(sealing, TagLength);
        aes.Decrypt(sealedSheet.AsSpan(Nonce), sealedSheet.AsSpan(Cipher), sealedSheet.AsSpan(Tag), plain, Belonging(windowId));
        return JsonSerializer.Deserialize<Content>(plain)!;
    }

    private static byte[] Belonging(int windowId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, windowId);
        return bytes;
    }

    /// <summary>What a sealed sheet holds.</summary>
    internal sealed record Content(short[] Ticks, AnswerText[] Texts, byte[] WithdrawalMac);
}
