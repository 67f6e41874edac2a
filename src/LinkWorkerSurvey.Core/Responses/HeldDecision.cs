namespace LinkWorkerSurvey.Core.Responses;

/// <summary>What an administrator decides about a final release that would show too few people at once.</summary>
public enum HeldDecision
{
    /// <summary>Show them all the same.</summary>
    Release,

    /// <summary>Delete what waits, unread; what was released before stays.</summary>
    Discard,
}
