using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Statistics;
using Microsoft.AspNetCore.Html;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Provides the texts of the cross-tabulation page about the state of a survey window and the size of a base.</summary>
internal static class CrossTabText
{
    /// <summary>Returns why cross-tabulations are not available yet; null if they are.</summary>
    public static string? When(SurveyWindow window, WindowState state) => state switch
    {
        WindowState.Draft or WindowState.NotYetOpen or WindowState.Open or WindowState.Paused =>
            "You can cross-tabulate questions once all responses are in the results, soon after "
                + $"{UkTime.InWords(window.FinalReleaseDueAt)}.",
        WindowState.AwaitingDecision => "The survey has ended. An administrator has to decide about the pending responses.",
        WindowState.InGrace or WindowState.Closed => "The survey has ended. Its final release is due.",
        WindowState.FinallyReleased => null,
    };

    /// <summary>Returns the number of text answers without a coding decision, in words.</summary>
    public static string Uncoded(int answers) => answers switch
    {
        0 => "all text answers are coded",
        1 => "1 text answer is not coded yet",
        _ => $"{answers} text answers are not coded yet",
    };

    /// <summary>
    /// Formats a base, in respondents, for the table: marked if it is small, with both limits if it is not known exactly. Null is shown as
    /// a suppressed base.
    /// </summary>
    public static string Base(PossibleCounts? respondents) => respondents switch
    {
        null => SuppressionMarkers.Marker,
        { High: 0 } => "0",
        { } some => Marked(BaseMarks.Of(some.Low), some.Low == some.High ? $"{some.Low}" : $"{some.Low} to {some.High}"),
    };

    /// <summary>Returns the heading of a narrow column, which can break after a slash.</summary>
    public static IHtmlContent Heading(string label)
    {
        var html = new HtmlContentBuilder();
        foreach (var (place, part) in label.Split('/').Index())
        {
            if (place > 0)
                html.AppendHtml("/<wbr>");
            html.Append(part);
        }

        return html;
    }

    /// <summary>Returns a base in words with the mark of a small one.</summary>
    public static string Marked(BaseMark mark, string words) => mark switch
    {
        BaseMark.Flagged => $"{words}*",
        BaseMark.Bracketed => $"({words})",
        BaseMark.None => words,
    };
}
