namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Lists the contents that the page of an open or personal link can have.</summary>
public enum RespondentPageState
{
    Form,
    ThankYou,
    NotYetOpen,
    Closed,
    LinkIncomplete,
}
