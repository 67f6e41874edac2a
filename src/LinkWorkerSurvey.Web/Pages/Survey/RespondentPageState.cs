namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Lists the states of the page at a respondent's link.</summary>
public enum RespondentPageState
{
    Form,
    ThankYou,
    NotYetOpen,
    Closed,
    LinkIncomplete,
}
