using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>How the page of two questions crossed speaks of a window and of a base.</summary>
internal static class CrossWords
{
    /// <summary>When questions can be crossed; null when they can be now.</summary>
    public static string? When(SurveyWindow window, WindowState state) => state switch
    {
        WindowState.NotYetOpen or WindowState.Open =>
            $"Questions can be crossed once all responses are in the results, soon after {UkTime.InWords(window.ClosesAt + window.Grace)}.",
        WindowState.Held => "The window has ended; its last answers wait for an administrator’s decision.",
        WindowState.InGrace or WindowState.Closed => "The window has ended; its last answers are about to be added to the results.",
        WindowState.FinallyReleased => null,
    };

    /// <summary>A base as it stands in the table, marked where it is small; null where it is hidden.</summary>
    public static string Base(int? respondents) => respondents switch
    {
        null => Hidden.BaseUnder10.Sign(),
        0 => "0",
        { } some => Marked(some),
    };

    private static string Marked(int respondents) => BaseMarks.Of(respondents) switch
    {
        BaseMark.Flagged => $"{respondents}*",
        BaseMark.Bracketed => $"({respondents})",
        BaseMark.None => $"{respondents}",
    };
}
