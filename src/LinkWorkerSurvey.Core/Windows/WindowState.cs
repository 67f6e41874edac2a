namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The state of a survey window at a given time. It is calculated from the window's timestamps and never stored.</summary>
public enum WindowState
{
    /// <summary>Staff are preparing the window. It opens only after they have confirmed its opening.</summary>
    Draft,

    /// <summary>The window has not opened yet.</summary>
    NotYetOpen,

    /// <summary>The form is shown, and submissions are accepted.</summary>
    Open,

    /// <summary>
    /// Staff paused the window: the form is not shown, but forms that were opened before are accepted for the grace period.
    /// </summary>
    Paused,

    /// <summary>The grace period after the end: the form is no longer shown, but forms started before are still accepted.</summary>
    InGrace,

    /// <summary>Submissions are no longer accepted; the final release is due.</summary>
    Closed,

    /// <summary>The final release awaits an administrator's decision: too few submissions are pending, or some are flagged.</summary>
    AwaitingDecision,

    /// <summary>
    /// The final release is complete: every accepted submission is released, deleted or withdrawn, and no answer is added. Coding can still
    /// change the results.
    /// </summary>
    FinallyReleased,
}
