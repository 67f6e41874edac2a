namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// An email address and its invitation token, encrypted together, for sending the invitation. No table of answers refers to this table.
/// </summary>
public sealed class Invitation
{
    private Invitation()
    {
    }

    /// <summary>The random key of the invitation.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the survey window for which the invitation is valid.</summary>
    public int WindowId { get; private set; }

    /// <summary>The email address and the token, encrypted with a key derived from the survey secret.</summary>
    public byte[] AddressAndToken { get; private set; } = [];
}
