namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// An invitation that is still good, on the side of the answers. It goes with the release of what was sent by it, so that nothing tells
/// when it was used.
/// </summary>
public sealed class OpenToken
{
    private OpenToken()
    {
    }

    /// <summary>The keyed hash of the token.</summary>
    public byte[] TokenMac { get; private set; } = [];

    /// <summary>The window invited to.</summary>
    public int WindowId { get; private set; }
}
