namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>A page of one survey. Its layout shows the survey's header with the tabs.</summary>
public interface ISurveyPage
{
    SurveyHeader Header { get; }
}
