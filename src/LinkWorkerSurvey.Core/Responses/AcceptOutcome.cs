namespace LinkWorkerSurvey.Core.Responses;

/// <summary>What became of a form that was sent.</summary>
public enum AcceptOutcome
{
    /// <summary>It is stored now. It will be counted once.</summary>
    Accepted,

    /// <summary>It was stored by an earlier sending of the same form. It is counted once.</summary>
    AcceptedBefore,

    /// <summary>The same form was sent before with other answers. The earlier ones stand; these are not stored.</summary>
    SentBeforeWithOtherAnswers,

    /// <summary>The window does not accept answers at this time. Nothing is stored.</summary>
    NotOpen,

    /// <summary>The invitation it came by was answered already with another form, or is none. Nothing is stored.</summary>
    InvitationSpent,
}
