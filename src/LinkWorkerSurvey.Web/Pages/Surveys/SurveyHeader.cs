using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The header of the pages of a survey.</summary>
/// <param name="Slug">The short name of the survey in URLs.</param>
/// <param name="Title">The survey's title for staff.</param>
/// <param name="Kind">The source of the survey's answers.</param>
/// <param name="Status">State, forms received and remaining time; null while the results page waits for its first count.</param>
public sealed record SurveyHeader(string Slug, string Title, WindowKind Kind, SurveyStatus? Status)
{
    public SurveyHeader(SurveyStatus status)
        : this(status.Window.Slug, status.Window.Title, status.Window.Kind, status)
    {
    }
}
