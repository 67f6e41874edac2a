namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>An administrator's decision on a window that awaits one: it ended with too few or with flagged pending submissions.</summary>
public enum FinalReleaseDecision
{
    /// <summary>Add the pending submissions to the results, except flagged ones with the signs left out.</summary>
    Release,

    /// <summary>Delete the pending submissions without decrypting them. Responses that were released before stay.</summary>
    Discard,
}
