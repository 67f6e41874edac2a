namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Identifies the survey secret with which the database was set up, without revealing anything of it. With another secret the pending
/// submissions could not be decrypted.
/// </summary>
internal sealed class SecretFingerprint
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public required byte[] Fingerprint { get; init; }
}
