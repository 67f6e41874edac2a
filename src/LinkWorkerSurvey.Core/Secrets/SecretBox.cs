using System.Security.Cryptography;

namespace LinkWorkerSurvey.Core.Secrets;

/// <summary>
/// Encrypts bytes with AES-256-GCM and a random nonce. Without the key, the result cannot be read, nor changed undetected. The result is
/// nonce, tag and ciphertext, in this order.
/// </summary>
public sealed class SecretBox
{
    /// <summary>The number of bytes that encryption adds: nonce and tag.</summary>
    public const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key;

    internal SecretBox(byte[] key) => this.key = key;

    /// <summary>Encrypts a value with AES-256-GCM.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="belonging">The associated data: authenticated but not stored. Decryption requires the same data.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> belonging = default)
    {
        var all = new byte[Overhead + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(..NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(all.AsSpan(..NonceLength), plain, all.AsSpan(Overhead..), all.AsSpan(NonceLength..Overhead), belonging);
        return all;
    }

    /// <summary>Decrypts the result of <see cref="Seal"/>.</summary>
    /// <exception cref="CryptographicException">The value was encrypted with another key or other associated data, or is
    /// damaged.</exception>
    public byte[] Open(ReadOnlySpan<byte> all, ReadOnlySpan<byte> belonging = default)
    {
        if (all.Length < Overhead)
            throw new CryptographicException("This is too short to have been sealed.");
        var plain = new byte[all.Length - Overhead];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(all[..NonceLength], all[Overhead..], all[NonceLength..Overhead], plain, belonging);
        return plain;
    }
}
