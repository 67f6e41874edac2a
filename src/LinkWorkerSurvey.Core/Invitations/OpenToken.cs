namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// The keyed hash of an invitation token, stored apart from the address and deleted when the submission sent with it is released. Because a
/// release is a batch, its time does not reveal when the invitation was used.
/// </summary>
public sealed class OpenToken
{
    private OpenToken()
    {
    }

    /// <summary>The keyed hash of the token (HMAC-SHA-256).</summary>
    public byte[] TokenMac { get; private set; } = [];

    /// <summary>The key of the window for which the invitation is valid.</summary>
    public int WindowId { get; private set; }
}
