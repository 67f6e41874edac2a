using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>The services that each page of the report desk needs.</summary>
public sealed record ReportServices(
    SurveyDbContext Db, LiveResults Live, WavesQuery Waves, ReportQuery Reports, ReportService Desk, TimeProvider Clock);
