namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>The mailer's half of an invitation: the address and the token, encrypted together. No table of answers refers to it.</summary>
public sealed class Invitation
{
    private Invitation()
    {
    }

    /// <summary>The random key of the invitation.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the window invited to.</summary>
    public int WindowId { get; private set; }

    /// <summary>The address and the token, encrypted with a key derived from the survey secret.</summary>
    public byte[] AddressAndToken { get; private set; } = [];
}
