namespace LinkWorkerSurvey.Core.Windows;

/// <summary>Lists the sources of a survey window's answers.</summary>
public enum WindowKind
{
    /// <summary>Real respondents give the answers.</summary>
    Live,

    /// <summary>A demonstration window for trying out the program. Some of its answers are synthetic.</summary>
    Demonstration,

    /// <summary>
    /// A reconstruction: synthetic answers that reproduce the percentages published for a past wave. No figure is counted from real
    /// respondents.
    /// </summary>
    Reconstruction,

    /// <summary>
    /// Answers that were collected elsewhere and imported from a file. The window has already ended, has no links and no receipts, and its
    /// answers cannot be withdrawn.
    /// </summary>
    Imported,
}
