using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Shows the whole report as it stands, as its readers will see it, and gives it as files.</summary>
public sealed class WholeModel(ReportServices services) : ReportPage(services)
{
    public ReportView View => new(Report, UkTime.DayInWords(UkTime.DayOf(Now)), ChartOf);

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindReportAsync(window, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(string window, string? name, CancellationToken cancel)
    {
        if (!await FindReportAsync(window, cancel))
            return NotFound();
        var content = EditionMaker.Make(Counted, Current, new HashSet<(string, string)>(), []);
        var files = new ReportFiles(content, content.AllQuotes(), Now);
        return name is not null && files.ContentTypeOf(name) is { } type
            ? File(files.Write(name), type, $"{Window.Slug}-draft-{name}")
            : NotFound();
    }
}
