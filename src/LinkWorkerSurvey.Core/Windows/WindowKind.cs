namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The source of a window's answers.</summary>
public enum WindowKind
{
    /// <summary>Given by respondents.</summary>
    Live,

    /// <summary>A place to try the program in: some of its answers were made up by it.</summary>
    Demonstration,

    /// <summary>
    /// Made up so that their counts give the percentages a past wave published. Every figure of it is published or synthetic, none is
    /// counted from people.
    /// </summary>
    Reconstruction,

    /// <summary>
    /// Collected elsewhere and imported from a file. It is over from the start, has no links and no receipts, and nothing in it can be
    /// withdrawn.
    /// </summary>
    Imported,
}
