using LinkWorkerSurvey.Reporting.Reports;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>A whole report as readers see it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Day">The day on the cover in words, and the edition if it is one.</param>
/// <param name="ChartOf">Returns the URL of the chart of a table, by its key; null if there is no such table.</param>
public sealed record ReportView(Report Report, string Day, Func<string, string?> ChartOf);
