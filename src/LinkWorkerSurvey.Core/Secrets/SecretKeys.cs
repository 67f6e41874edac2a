using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Core.Secrets;

/// <summary>The keys drawn by HKDF from the one secret that lives outside the database, a key for each purpose.</summary>
public sealed class SecretKeys
{
    /// <summary>The least length of the secret, in bytes.</summary>
    public const int SecretLength = 32;

    private readonly byte[] secret;

    /// <summary>Takes the secret.</summary>
    /// <exception cref="ArgumentException">It is shorter than <see cref="SecretLength"/>.</exception>
    public SecretKeys(byte[] secret) =>
        this.secret =
            secret.Length >= SecretLength ? secret : throw new ArgumentException($"The survey secret has at least {SecretLength} bytes.");

    /// <summary>A key of 32 bytes for one purpose; it tells nothing of the secret or of another key.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes("link-worker-survey " + purpose));

    /// <summary>A box with a key of its own.</summary>
    public SecretBox Box(string purpose) => new(For(purpose));
}
