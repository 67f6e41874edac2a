namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>The outcome of an attempt to store a submission.</summary>
public enum AcceptOutcome
{
    /// <summary>The submission was stored.</summary>
    Accepted,

    /// <summary>
    /// A form with the same withdrawal code was accepted earlier, so nothing is stored, even if the answers differ. The earlier submission
    /// may be pending, released, withdrawn or deleted by an administrator's decision.
    /// </summary>
    AcceptedBefore,

    /// <summary>The survey window does not accept answers at this time, so nothing is stored.</summary>
    NotOpen,

    /// <summary>
    /// The window has no such invitation, or the invitation was already used with another form, so nothing is stored. After a withdrawal
    /// the invitation can be used again.
    /// </summary>
    InvitationSpent,
}
