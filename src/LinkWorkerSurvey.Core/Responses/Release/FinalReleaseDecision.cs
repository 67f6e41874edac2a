namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>An administrator's decision on a survey window that ended with too few or with flagged pending submissions.</summary>
public enum FinalReleaseDecision
{
    /// <summary>
    /// Add the pending submissions to the results. Those with any flag that the administrator chose to exclude are deleted instead.
    /// </summary>
    Release,

    /// <summary>Delete the pending submissions without decrypting them. Responses released earlier stay.</summary>
    Discard,
}
