using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Core.Secrets;

/// <summary>Derives keys from the survey secret by HKDF, one for each purpose. The secret is kept outside the database.</summary>
public sealed class SecretKeys
{
    /// <summary>The minimum length of the secret, in bytes.</summary>
    public const int SecretLength = 32;

    private readonly byte[] secret;

    /// <summary>Creates the key derivation for the survey secret.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="SecretLength"/>.</exception>
    public SecretKeys(byte[] secret) =>
        this.secret =
            secret.Length >= SecretLength ? secret : throw new ArgumentException($"The survey secret has at least {SecretLength} bytes.");

    /// <summary>Returns the key of 32 bytes for one purpose. It reveals nothing about the secret or the other keys.</summary>
    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes("link-worker-survey " + purpose));

    /// <summary>Returns a <see cref="SecretBox"/> that encrypts with the key of one purpose.</summary>
    public SecretBox Box(string purpose) => new(For(purpose));
}
