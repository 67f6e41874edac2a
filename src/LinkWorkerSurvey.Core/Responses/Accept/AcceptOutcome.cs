namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>The outcome of an attempt to store a submission.</summary>
public enum AcceptOutcome
{
    /// <summary>The submission was stored.</summary>
    Accepted,

    /// <summary>
    /// A form with the same code was accepted earlier, so nothing is stored, even if the answers differ. The earlier submission may be
    /// pending, released or withdrawn.
    /// </summary>
    AcceptedBefore,

    /// <summary>The window does not accept answers at this time, so nothing is stored.</summary>
    NotOpen,

    /// <summary>The invitation does not exist or was already used with another form, so nothing is stored.</summary>
    InvitationSpent,
}
