namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>The mark that a table shows beside a base to warn that it is small.</summary>
public enum BaseMark
{
    /// <summary>No mark: the base is large enough.</summary>
    None,

    /// <summary>Brackets around a small base.</summary>
    Bracketed,

    /// <summary>A flag beside a base so small that its percentages are indicative only.</summary>
    Flagged,
}
