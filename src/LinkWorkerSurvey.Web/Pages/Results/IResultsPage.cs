using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>A page under the tab Results. Its layout shows the tabs of the results, whose links keep the reader's choices.</summary>
public interface IResultsPage : ISurveyPage
{
    ResultsChoices Choices { get; }
}
