namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The method by which the p-value of a test of independence was calculated.</summary>
public enum PValueMethod
{
    /// <summary>The chi-square distribution, an approximation for large expected counts.</summary>
    ChiSquare,

    /// <summary>Fisher's exact test, for a two-by-two table with a small expected count.</summary>
    FisherExact,

    /// <summary>Random tables with the same row and column totals, for a larger table with small expected counts.</summary>
    MonteCarlo,
}
