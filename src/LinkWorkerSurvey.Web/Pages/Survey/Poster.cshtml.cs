using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Shows the poster of a link, one A4 page for print. It says to respondents what the survey's introduction says.</summary>
public sealed class PosterModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    public SurveyLink Link { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string window, string link, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel) || Window.Links.FirstOrDefault(l => l.Slug == link && l.RetiredAt is null) is not { } found)
            return NotFound();
        Link = found;
        return Page();
    }
}
