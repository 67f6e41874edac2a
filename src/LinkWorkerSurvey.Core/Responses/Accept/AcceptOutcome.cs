namespace LinkWorkerSurvey.Core.Responses.Accept;

/// <summary>The outcome of accepting a form.</summary>
public enum AcceptOutcome
{
    /// <summary>The form was stored now. It will be counted once.</summary>
    Accepted,

    /// <summary>
    /// A form with the same code was stored before. Nothing is stored again, whatever answers came with the code now and whatever has
    /// become of the earlier submission: pending, released or withdrawn.
    /// </summary>
    AcceptedBefore,

    /// <summary>The window does not accept answers at this time. Nothing is stored.</summary>
    NotOpen,

    /// <summary>The invitation it came by was answered already with another form, or is none. Nothing is stored.</summary>
    InvitationSpent,
}
