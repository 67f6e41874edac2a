using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>A link on the page Share.</summary>
/// <param name="Page">The page.</param>
/// <param name="Link">The link.</param>
/// <param name="Use">The counts of the link; null if it was added while the page was made.</param>
public sealed record LinkRow(ShareModel Page, SurveyLink Link, LinkUse? Use);
