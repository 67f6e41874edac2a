using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>A survey at a time, for its header and for the list of surveys.</summary>
/// <param name="Window">The survey window.</param>
/// <param name="Received">The number of forms received, including those that were withdrawn.</param>
/// <param name="Now">The time.</param>
public sealed record SurveyStatus(SurveyWindow Window, int Received, DateTimeOffset Now)
{
    public WindowState State => Window.StateAt(Now);

    /// <summary>
    /// The time until the survey opens or closes, as a number with its unit; null while it is prepared and after its end.
    /// </summary>
    public string? TimeLeft => State switch
    {
        WindowState.NotYetOpen => InWords(Window.OpensAt - Now),
        WindowState.Open or WindowState.Paused => InWords(Window.ClosesAt - Now),
        WindowState.Draft or WindowState.InGrace or WindowState.Closed or WindowState.AwaitingDecision or WindowState.FinallyReleased =>
            null,
    };

    private static string InWords(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{(int)time.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)time.TotalHours} hours",
        { TotalMinutes: >= 2 } => $"{(int)time.TotalMinutes} minutes",
        _ => "1 minute",
    };
}
