namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// The channels on which the database tells, after each commit, whichever instance listens, that there is something new to see. What is
/// told is the key of the window.
/// </summary>
public static class ChangeNotice
{
    /// <summary>A window's figures, times or state may have changed.</summary>
    public const string Figures = "window_figures";

    /// <summary>The links of a window were used.</summary>
    public const string Activity = "window_activity";
}
