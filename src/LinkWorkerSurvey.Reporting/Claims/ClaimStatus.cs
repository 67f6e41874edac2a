namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>The verdict on a claim.</summary>
public enum ClaimStatus
{
    /// <summary>The figures bear the claim out.</summary>
    Bound,

    /// <summary>The figure that the claim is about is another one.</summary>
    Wrong,

    /// <summary>No figure was found that the claim could be about.</summary>
    Unbound,

    /// <summary>The claim agrees with an earlier edition of the figures, but not with these.</summary>
    Stale,
}
