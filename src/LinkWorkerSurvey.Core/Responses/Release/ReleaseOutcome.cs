namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>Lists the possible outcomes of a release.</summary>
public enum ReleaseOutcome
{
    /// <summary>
    /// Nothing was released: too few submissions are pending, another instance is releasing, a decision is awaited, or the survey window
    /// had its final release.
    /// </summary>
    Nothing,

    /// <summary>A batch was released.</summary>
    Batch,

    /// <summary>
    /// No submission is pending any more, and all rows of the window's responses, texts and coding decisions were rewritten in random
    /// order.
    /// </summary>
    Final,

    /// <summary>The final release awaits an administrator's decision: too few submissions are pending, or some are flagged.</summary>
    AwaitingDecision,
}
