namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// The keyed hash of an invitation token, stored apart from the address. It is deleted when the submission sent with the token is released,
/// at the latest with the final release of the survey window. Because a release is a batch, its time does not reveal when the invitation
/// was used.
/// </summary>
public sealed class OpenToken
{
    private OpenToken()
    {
    }

    /// <summary>The keyed hash of the token (HMAC-SHA-256).</summary>
    public byte[] TokenMac { get; private set; } = [];

    /// <summary>The key of the survey window for which the invitation is valid.</summary>
    public int WindowId { get; private set; }
}
