using LinkWorkerSurvey.Core.StaffActions;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>A detail of a survey as a row of the set-up page, or as a form in its place.</summary>
public sealed record DetailRow(SetUpModel Page, WindowDetail Detail);
