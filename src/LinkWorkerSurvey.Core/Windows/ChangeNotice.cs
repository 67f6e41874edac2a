namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// Names the NOTIFY channels on which PostgreSQL tells every listening instance about a change after each commit. The payload is the key of
/// the window.
/// </summary>
public static class ChangeNotice
{
    /// <summary>The channel for windows whose figures, times or state may have changed.</summary>
    public const string Figures = "window_figures";

    /// <summary>The channel for windows whose links were used.</summary>
    public const string Activity = "window_activity";
}
