namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The state of a window at a given time. It follows from the window's timestamps and is never stored.</summary>
public enum WindowState
{
    /// <summary>Its opening lies ahead.</summary>
    NotYetOpen,

    /// <summary>The form is offered and accepted.</summary>
    Open,

    /// <summary>The form is no longer offered; one begun before the end is still accepted.</summary>
    InGrace,

    /// <summary>Nothing is accepted any more; the final release is due.</summary>
    Closed,

    /// <summary>
    /// The final release would show too few people at once, or some of what waits is flagged: it waits for an administrator's decision.
    /// </summary>
    Held,

    /// <summary>All that was accepted is released; nothing will change by answers any more.</summary>
    FinallyReleased,
}
