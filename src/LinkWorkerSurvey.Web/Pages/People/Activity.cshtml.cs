using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Pages.Surveys.Log;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>
/// Shows the activity log of staff by day, the latest first: accounts, sign-ins, and what was done to surveys deleted since; filtered; or
/// as CSV.
/// </summary>
public sealed class ActivityModel(SurveyDbContext db) : PageModel
{
    public ActivityView View { get; private set; } = null!;

    public async Task OnGetAsync(string? who, string? what, string? from, string? to, string? list, CancellationToken cancel) =>
        View = await ActivityLog.OfStaff(db).ViewAsync(
            "/people/activity", new ActivityFilter(who, what, from, to), list, ActivityText.OfStaff, ModelState, cancel);

    public async Task<IActionResult> OnGetCsvAsync(string? who, string? what, string? from, string? to, CancellationToken cancel)
    {
        // A file cannot show errors, so the page shows them.
        var filter = new ActivityFilter(who, what, from, to);
        if (!filter.IsValid())
            return Redirect($"/people/activity{filter.Query()}");
        var events = await ActivityLog.OfStaff(db).AllAsync(filter, cancel);
        return File(ActivityCsv.Write(events), CsvFile.ContentType, "activity-staff.csv");
    }
}
