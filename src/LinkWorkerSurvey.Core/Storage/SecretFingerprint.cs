namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The fingerprint of the survey secret with which the database was set up; it reveals nothing of the secret. The program does not start
/// with another secret, which could not decrypt the pending submissions.
/// </summary>
internal sealed class SecretFingerprint
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public required byte[] Fingerprint { get; init; }
}
