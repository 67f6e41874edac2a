namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// Which survey secret the database was begun with, as a value that tells nothing of it. Another secret could not open what waits.
/// </summary>
internal sealed class SecretFingerprint
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public required byte[] Fingerprint { get; init; }
}
