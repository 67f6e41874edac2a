using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The summary above the results: forms received, responses released and progress of coding.</summary>
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

    /// <summary>The status in the header of the survey's pages.</summary>
    public SurveyStatus Status => new(Window, Received, Now);
}
