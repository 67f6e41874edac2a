namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Lists the contents that the page of an open or personal link can have, and the thank-you page, which has a URL of its own.
/// </summary>
public enum RespondentPageState
{
    Form,
    ThankYou,
    NotYetOpen,
    Paused,
    Closed,
    LinkRetired,
    LinkIncomplete,
}
