using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Summarises a survey's results: how many answered, the largest findings, and the clear changes since the last wave.</summary>
public sealed class ResultsModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : ResultsPage(live, fragments, waves, clock)
{
    public Toolbar Toolbar => new($"/surveys/{Window.Slug}/results", Choices, Waves) { Offered = ["base", "intervals", "compare"] };

    public async Task<IActionResult> OnGetAsync(string window, string? question, CancellationToken cancel)
    {
        // Links to one question had this form before each question had a page of its own.
        if (question is { Length: > 0 } && Slug.IsValid(window))
            return RedirectPermanent(QuestionModel.AddressOf(window, question, ReadChoices()));
        if (!await FindAsync(window, await ReadChoicesOrLastWaveAsync(window, cancel), cancel))
            return NotFound();
        if (IsCounted)
            await ShowAsync(ResultsPart.Summary);
        return Page();
    }
}
