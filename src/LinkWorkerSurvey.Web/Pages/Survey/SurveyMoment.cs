namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What a respondent meets at a link.</summary>
public enum SurveyMoment
{
    Form,
    ThankYou,
    NotYetOpen,
    Closed,
    LinkIncomplete,
}
