namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The source of a window's answers.</summary>
public enum WindowKind
{
    /// <summary>Respondents gave the answers.</summary>
    Live,

    /// <summary>A window for trying out the program: some of its answers are synthetic.</summary>
    Demonstration,

    /// <summary>
    /// Synthetic answers whose counts give the percentages that a past wave published. Every figure is published or synthetic; none is
    /// counted from people.
    /// </summary>
    Reconstruction,

    /// <summary>
    /// Answers that were collected elsewhere and imported from a file. The window is over from the start, has no links and no receipts, and
    /// nothing in it can be withdrawn.
    /// </summary>
    Imported,
}
