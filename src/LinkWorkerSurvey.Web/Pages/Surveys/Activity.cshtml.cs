using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Shows the activity log of a survey by day, the latest first.</summary>
public sealed class ActivityModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    public IReadOnlyList<SurveyEvent> Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        Events = await Db.EventsAsync(Window, cancel);
        return Page();
    }
}
