namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// The mailer's side of an invitation: whom it goes to and its token, sealed together. Nothing on the side of the answers points here.
/// </summary>
public sealed class Invitation
{
    private Invitation()
    {
    }

    /// <summary>A random name.</summary>
    public Guid Id { get; private set; }

    /// <summary>The window invited to.</summary>
    public int WindowId { get; private set; }

    /// <summary>Address and token, sealed with the survey secret.</summary>
    public byte[] AddressAndToken { get; private set; } = [];
}
