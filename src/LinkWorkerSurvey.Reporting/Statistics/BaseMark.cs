namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>How a base is marked where percentages of it are shown.</summary>
public enum BaseMark
{
    /// <summary>Large enough to stand without a mark.</summary>
    None,

    /// <summary>Small: shown in brackets.</summary>
    Bracketed,

    /// <summary>Too small for anything but a hint: shown with a flag.</summary>
    Flagged,
}
