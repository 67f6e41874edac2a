namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>An administrator's decision on a window that ended with too few or with flagged pending submissions.</summary>
public enum FinalReleaseDecision
{
    /// <summary>Add the pending submissions to the results, except those with flags that the administrator chose to exclude.</summary>
    Release,

    /// <summary>Delete the pending submissions without decrypting them. Responses released earlier stay.</summary>
    Discard,
}
