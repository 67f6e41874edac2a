using System.Security.Cryptography;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>The key drawn from the survey secret for the keys that lie in the database.</summary>
internal sealed class SecretXmlKey(byte[] secret)
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    public byte[] Bytes { get; } = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "link-worker-survey cookie keys"u8.ToArray());
}
