using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Core.Secrets;

/// <summary>Derives keys by HKDF from the survey secret, which is kept outside the database: one key for each purpose.</summary>
public sealed class SecretKeys
{
    /// <summary>The minimum length of the secret, in bytes.</summary>
    public const int SecretLength = 32;

    private readonly byte[] secret;

    /// <summary>Takes the survey secret.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="SecretLength"/>.</exception>
    public SecretKeys(byte[] secret) =>
        this.secret =
            secret.Length >= SecretLength ? secret : throw new ArgumentException($"The survey secret has at least {SecretLength} bytes.");

    /// <summary>Returns a key of 32 bytes for one purpose. The key reveals nothing of the secret or of another key.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes("link-worker-survey " + purpose));

    /// <summary>Returns a box that encrypts with the key of one purpose.</summary>
    public SecretBox Box(string purpose) => new(For(purpose));
}
