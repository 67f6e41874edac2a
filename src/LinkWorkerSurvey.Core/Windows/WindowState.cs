namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The state of a window at a given time. It follows from the window's timestamps and is never stored.</summary>
public enum WindowState
{
    /// <summary>The window has not opened yet.</summary>
    NotYetOpen,

    /// <summary>The form is offered and accepted.</summary>
    Open,

    /// <summary>The form is no longer offered; one started before the end is still accepted.</summary>
    InGrace,

    /// <summary>Nothing is accepted any more; the final release is due.</summary>
    Closed,

    /// <summary>
    /// The final release awaits an administrator's decision: it would add too few responses at once, or some pending submissions are
    /// flagged.
    /// </summary>
    AwaitingDecision,

    /// <summary>
    /// All accepted submissions are released, deleted or withdrawn; no further answer is added. Coding can still change the results.
    /// </summary>
    FinallyReleased,
}
