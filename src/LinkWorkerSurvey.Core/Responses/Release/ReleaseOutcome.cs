namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>The outcome of a release.</summary>
public enum ReleaseOutcome
{
    /// <summary>
    /// Nothing was released: too few submissions are pending, another instance is releasing, the window awaits a decision, or it had its
    /// final release.
    /// </summary>
    Nothing,

    /// <summary>A batch was released.</summary>
    Batch,

    /// <summary>The last pending submissions were released and the window's rows rewritten.</summary>
    Final,

    /// <summary>
    /// The final release awaits an administrator's decision: it would add too few responses at once, or some pending submissions are
    /// flagged.
    /// </summary>
    AwaitingDecision,
}
