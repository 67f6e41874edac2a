namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>The outcome of a release.</summary>
public enum ReleaseOutcome
{
    /// <summary>Too few sheets wait, another instance is at it, or the window is finally released.</summary>
    Nothing,

    /// <summary>A batch was released.</summary>
    Batch,

    /// <summary>All that was left was released and the window rewritten.</summary>
    Final,

    /// <summary>
    /// The final release would show too few people at once, or some of what waits is flagged: it waits for an administrator's decision.
    /// </summary>
    Held,
}
