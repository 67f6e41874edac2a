using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The line of figures over the results: what came in, what is in the results, what time is left, how far coding is.</summary>
public sealed record SummaryModel(KnownResults Results, DateTimeOffset Now)
{
    public SurveyWindow Window => Results.Counted.Window;

    public int Received => Math.Max(Results.Counted.Counts.Received, Results.Activity.Received);

    public int Released => Results.Counted.Counts.Released;

    public WindowState State => Window.StateAt(Now);

    /// <summary>The forms that were received and are not in the results; null before the final release, and where there are none.</summary>
    public int? NotInResults => State == WindowState.FinallyReleased && Received > Released ? Received - Released : null;

    /// <summary>The answers in words, once for each way they are coded, and those of them that are coded or have nothing to code.</summary>
    public (int Coded, int All) Coding
    {
        get
        {
            var counts = Results.Counted.Counts;
            var all = Window.Frames.Sum(frame => counts.Texts.GetValueOrDefault(frame.Question));
            return (all - counts.Waiting.Values.Sum(), all);
        }
    }

    /// <summary>What time is left, in words: a number and what it counts; null when none is.</summary>
    public (string Number, string Of)? Left => State switch
    {
        WindowState.NotYetOpen => InWords(Window.OpensAt - Now, "until it opens"),
        WindowState.Open => InWords(Window.ClosesAt - Now, "left"),
        WindowState.InGrace or WindowState.Closed or WindowState.Held or WindowState.FinallyReleased => null,
    };

    private static (string, string) InWords(TimeSpan time, string what) => time switch
    {
        { TotalDays: >= 2 } => ($"{(int)time.TotalDays} days", what),
        { TotalHours: >= 2 } => ($"{(int)time.TotalHours} hours", what),
        { TotalMinutes: >= 2 } => ($"{(int)time.TotalMinutes} minutes", what),
        _ => ("1 minute", what),
    };
}
