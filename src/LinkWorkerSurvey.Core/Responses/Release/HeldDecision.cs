namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>What an administrator decides about a final release that was put off.</summary>
public enum HeldDecision
{
    /// <summary>Count what waits, flagged sheets of the kinds left out excepted.</summary>
    Release,

    /// <summary>Delete what waits, unread; what was released before stays.</summary>
    Discard,
}
