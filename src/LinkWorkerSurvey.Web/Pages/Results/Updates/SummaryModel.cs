using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The summary above the results: forms received, responses released, remaining time and progress of coding.</summary>
public sealed record SummaryModel(ResultsSnapshot Results, DateTimeOffset Now)
{
    public SurveyWindow Window => Results.Counted.Window;

    public int Received => Math.Max(Results.Counted.Counts.Received, Results.Activity.Received);

    public int Released => Results.Counted.Counts.Released;

    public WindowState State => Window.StateAt(Now);

    /// <summary>Participation, by link too; null if the number of eligible people is unknown.</summary>
    public Participation? Participation => Results.Activity.ByLink(Results.Counted.Participation);

    /// <summary>The number of forms received that are not in the results; null before the final release, or if it is zero.</summary>
    public int? NotInResults => State == WindowState.FinallyReleased && Received > Released ? Received - Released : null;

    /// <summary>
    /// The number of text answers whose coding is complete, and the number of all text answers. An answer to a question with several facets
    /// is coded for each of them, and counts once for each in both numbers.
    /// </summary>
    public (int Coded, int All) Coding
    {
        get
        {
            var counts = Results.Counted.Counts;
            var all = Window.Frames.Sum(frame => counts.Texts.GetValueOrDefault(frame.Question));
            return (all - counts.Waiting.Values.Sum(), all);
        }
    }

    /// <summary>The remaining time as a number with its unit, and a phrase such as 'left'; null after the window's end.</summary>
    public (string Number, string Of)? Left => State switch
    {
        WindowState.Draft => null,
        WindowState.NotYetOpen => InWords(Window.OpensAt - Now, "until it opens"),
        WindowState.Open or WindowState.Paused => InWords(Window.ClosesAt - Now, "left"),
        WindowState.InGrace or WindowState.Closed or WindowState.AwaitingDecision or WindowState.FinallyReleased => null,
    };

    private static (string, string) InWords(TimeSpan time, string what) => time switch
    {
        { TotalDays: >= 2 } => ($"{(int)time.TotalDays} days", what),
        { TotalHours: >= 2 } => ($"{(int)time.TotalHours} hours", what),
        { TotalMinutes: >= 2 } => ($"{(int)time.TotalMinutes} minutes", what),
        _ => ("1 minute", what),
    };
}
