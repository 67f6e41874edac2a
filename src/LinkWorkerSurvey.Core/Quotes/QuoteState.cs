namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>Lists the states of a quote.</summary>
public enum QuoteState
{
    /// <summary>It waits for the approval of a second person.</summary>
    ToApprove,

    /// <summary>It is approved: it can be published.</summary>
    Approved,

    /// <summary>It is withdrawn for good: it must not be published.</summary>
    Withdrawn,
}
