using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Pages.Surveys.Log;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Shows the activity log of a survey by day, the latest first; filtered; or as CSV.</summary>
public sealed class ActivityModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    public ActivityView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        string window, string? who, string? what, string? from, string? to, string? list, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        var log = await ActivityLog.OfSurveyAsync(Db, Window, Now, cancel);
        View = await log.ViewAsync(
            $"/surveys/{Window.Slug}/activity", new ActivityFilter(who, what, from, to), list, ActivityText.OfSurveys, ModelState, cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(
        string window, string? who, string? what, string? from, string? to, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();

        // A file cannot show errors, so the page shows them.
        var filter = new ActivityFilter(who, what, from, to);
        if (!filter.IsValid())
            return Redirect($"/surveys/{Window.Slug}/activity{filter.Query()}");
        var log = await ActivityLog.OfSurveyAsync(Db, Window, Now, cancel);
        var events = await log.AllAsync(filter, cancel);
        return File(ActivityCsv.Write(events), CsvFile.ContentType, $"activity-{Window.Slug}.csv");
    }
}
