namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>The outcome of accepting a form.</summary>
public enum AcceptOutcome
{
    /// <summary>The submission was stored now. It will be counted once.</summary>
    Accepted,

    /// <summary>
    /// A form with the same code was stored before. Nothing is stored again, even if the answers differ, and whether the earlier submission
    /// is pending, released or withdrawn.
    /// </summary>
    AcceptedBefore,

    /// <summary>The window does not accept answers at this time. Nothing is stored.</summary>
    NotOpen,

    /// <summary>The invitation was already used with another form, or does not exist. Nothing is stored.</summary>
    InvitationSpent,
}
