using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The line of figures over the results: what came in, what is counted, what time is left, how far coding is.</summary>
public sealed record SummaryModel(KnownResults Results, DateTimeOffset Now)
{
    private const string NothingYet = "Nothing to count yet";

    public SurveyWindow Window => Results.Counted.Window;

    public int Received => Math.Max(Results.Counted.Counts.Received, Results.Activity.Received);

    public int Released => Results.Counted.Counts.Released;

    public WindowState State => Window.StateAt(Now);

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

    /// <summary>Why nothing is shown, as a heading and a sentence; null where something is.</summary>
    public (string Heading, string Why)? Nothing => Released > 0 ? null : State switch
    {
        WindowState.Closed or WindowState.FinallyReleased when Received == 0 => ("No answers", "The window has ended, and nobody has answered."),
        WindowState.InGrace => (NothingYet, "The window has ended; its answers are counted once late forms are no longer accepted."),
        WindowState.Closed => (NothingYet, "The window has ended; its answers are about to be counted."),
        WindowState.Held => (NothingYet, "The window has ended; its answers wait for an administrator’s decision."),
        WindowState.FinallyReleased => ("No answers", "The window has ended, and none of its answers are counted."),
        _ => (NothingYet, $"The first answers appear here once {2 * Window.K} have been received, or when the window ends."),
    };

    /// <summary>How those are counted that are not yet; null where nothing more will be.</summary>
    public string? Waiting => State switch
    {
        WindowState.FinallyReleased => null,
        WindowState.InGrace => $"{InBatches}; the last wait until late forms are no longer accepted.",
        WindowState.Closed => $"{InBatches}; the last are about to be counted.",
        WindowState.Held => $"{InBatches}; the last wait for an administrator’s decision.",
        _ => $"{InBatches}; the last wait until the window ends.",
    };

    private string InBatches => $"Answers are counted {Window.K} or more at a time and in no order, so that nobody’s can be told from a figure that moves";

    /// <summary>What time is left, in words: a number and what it counts; null when none is.</summary>
    public (string Number, string Of)? Left => State switch
    {
        WindowState.NotYetOpen => InWords(Window.OpensAt - Now, "until it opens"),
        WindowState.Open => InWords(Window.ClosesAt - Now, "left"),
        _ => null,
    };

    private static (string, string) InWords(TimeSpan time, string what) => time switch
    {
        { TotalDays: >= 2 } => ($"{(int)time.TotalDays} days", what),
        { TotalHours: >= 2 } => ($"{(int)time.TotalHours} hours", what),
        { TotalMinutes: >= 2 } => ($"{(int)time.TotalMinutes} minutes", what),
        _ => ("1 minute", what),
    };
}
