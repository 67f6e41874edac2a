using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows one table of results to a meeting, to be read from across a room.</summary>
public sealed class MeetingModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : ResultsPage(live, fragments, waves, clock)
{
    public FacetFigures Table { get; private set; } = null!;

    /// <summary>The tables to go to. A table that only waits for codes has nothing to show to a meeting.</summary>
    public IEnumerable<FacetFigures> Shown =>
        Figures.Questions.Where(table => table.Categories.Count > 0 || table.Waiting == 0 || Figures.BeforeCoding);

    public FacetFigures? Previous => Shown.LastOrDefault(table => Place(table) < Place(Table));

    public FacetFigures? Next => Shown.FirstOrDefault(table => Place(table) > Place(Table));

    public async Task<IActionResult> OnGetAsync(string window, string? table, CancellationToken cancel)
    {
        if (!await FindAsync(window, ReadChoices(), cancel))
            return NotFound();
        if (!IsCounted)
            return Page();
        if ((table is null ? Shown.FirstOrDefault() ?? Figures.Questions[0] : Figures.Table(table)) is not { } found)
            return NotFound();
        Table = found;
        await ShowAsync(ResultsPart.OfTable(found.Key));
        return Page();
    }

    public string AddressOf(FacetFigures table) => $"/surveys/{Window.Slug}/results/meeting/{table.Key}{Choices.Query()}";

    private int Place(FacetFigures table) => Figures.Questions.TakeWhile(other => other.Key != table.Key).Count();
}
