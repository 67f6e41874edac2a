namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// The answers' half of an unused invitation. The release of the submission that was sent with it deletes it, so that nothing reveals when
/// the invitation was used.
/// </summary>
public sealed class OpenToken
{
    private OpenToken()
    {
    }

    /// <summary>The keyed hash of the token.</summary>
    public byte[] TokenMac { get; private set; } = [];

    /// <summary>The key of the window invited to.</summary>
    public int WindowId { get; private set; }
}
