namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// Names the PostgreSQL NOTIFY channels on which every listening instance is notified of committed changes. The payload is the key of the
/// survey window.
/// </summary>
public static class ChangeNotice
{
    /// <summary>The channel for windows whose figures, times or state may have changed.</summary>
    public const string Figures = "window_figures";

    /// <summary>The channel for windows whose survey links have new counts of forms shown or accepted.</summary>
    public const string Activity = "window_activity";
}
