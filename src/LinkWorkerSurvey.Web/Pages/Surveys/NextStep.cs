using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The one thing to do next on a survey, as its overview says it.</summary>
/// <param name="Title">The thing to do, or what comes next by itself.</param>
/// <param name="Text">The reason or the time.</param>
/// <param name="Button">The words of the button; null if there is nothing to do.</param>
/// <param name="Path">The part of the button's URL after the survey's own.</param>
public sealed record NextStep(string Title, string Text, string? Button = null, string Path = "")
{
    public static NextStep Of(SurveyStatus status, int released, bool canManage)
    {
        var window = status.Window;
        var first =
            $"The first answers appear in the results once {2 * window.MinimumBatchSize} have been received, or when the survey ends.";
        return status.State switch
        {
            WindowState.Draft when canManage => new(
                "Set up the survey",
                "It does not open before its opening is confirmed. Check its dates and links first.",
                "Set up",
                "/set-up"),
            WindowState.Draft => new("The survey is being prepared", "An administrator opens it."),
            WindowState.NotYetOpen when canManage => new(
                "The survey opens by itself",
                $"It opens on {UkTime.InWords(window.OpensAt)}. You can print and send its links before then.",
                "Share the survey",
                "/share"),
            WindowState.NotYetOpen => new("The survey has not opened yet", $"It opens on {UkTime.InWords(window.OpensAt)}."),
            WindowState.Paused when canManage => new(
                "The survey is paused",
                "Nobody can start it. It closes by itself at its closing time.",
                "Set up or resume",
                "/set-up#resume"),
            WindowState.Paused => Results("The survey is paused", "Nobody can start it until an administrator resumes it."),
            WindowState.Open when released > 0 =>
                Results("See the results so far", "The results update as responses are added to them."),
            WindowState.Open when canManage =>
                new("Share the link", $"Send people the link of the survey. {first}", "Share the survey", "/share"),
            WindowState.Open => Results("Wait for the first results", first),
            WindowState.InGrace or WindowState.Closed when canManage && window.CanUndoClosing(status.Now) => new(
                "The survey was closed early",
                $"You can undo the closing until {UkTime.TimeInWords(window.UndoUntil!.Value)}. The final release follows.",
                "Undo the closing",
                "/set-up#ends"),
            WindowState.InGrace => Results(
                "The final release follows",
                $"People who started in time can send their answers until {UkTime.InWords(window.AcceptsUntil)}. Pending responses are "
                    + $"added to the results after {UkTime.InWords(window.FinalReleaseDueAt)}, unless they need a decision."),
            WindowState.Closed => Results("The final release is due", "Pending responses are about to be added to the results."),
            WindowState.AwaitingDecision => Results(
                "Pending responses need a decision",
                "An administrator decides whether they are added to the results."),
            WindowState.FinallyReleased => Results("The survey has finished", window.Kind == WindowKind.Reconstruction
                ? "Its responses are synthetic (generated, not real responses)."
                : "All responses are in the results."),
        };
    }

    private static NextStep Results(string title, string text) => new(title, text, "View the results", "/results");
}
