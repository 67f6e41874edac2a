using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the results of all questions on one page, for print.</summary>
public sealed class AllModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : ResultsPage(live, fragments, waves, clock)
{
    public Toolbar Toolbar => new($"/surveys/{Window.Slug}/results/all", Choices, Waves);

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, ReadChoices(), cancel))
            return NotFound();
        if (IsCounted)
            await ShowAsync(ResultsPart.All);
        return Page();
    }
}
