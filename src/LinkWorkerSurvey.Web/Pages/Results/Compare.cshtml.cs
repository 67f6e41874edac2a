using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows one question beside the same question in several other waves.</summary>
public sealed class CompareModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : ResultsPage(live, fragments, waves, clock)
{
    public QuestionModel Question { get; private set; } = null!;

    /// <summary>The figures compared with each chosen wave, in the order chosen.</summary>
    public IReadOnlyList<WindowFigures> Compared { get; private set; } = [];

    /// <summary>Whether the answers of a chosen wave are still being counted.</summary>
    public bool IsWaiting { get; private set; }

    public Toolbar Toolbar => new(AddressOf(Question), Choices, Waves)
    {
        Offered = ["base", "order", "coding"],
        HasSeveralWaves = true,
    };

    public async Task<IActionResult> OnGetAsync(string window, string? question, CancellationToken cancel)
    {
        var choices = await ReadChoicesOrLastWaveAsync(window, cancel);
        if (!await FindAsync(window, choices, cancel))
            return NotFound();
        if (!IsCounted)
            return Page();
        if (QuestionOrFirst(question) is not { } found)
            return NotFound();
        Question = found;
        if (Choices.Compare is not null)
            Compared = [Figures];
        foreach (var wave in Choices.MoreWaves)
        {
            if (await Live.OpenForPageAsync(window, Choices with { Compare = wave }, cancel) is not { } view)
                NotComparable = true;
            else if (view.IsCounted)
                Compared = [.. Compared, view.Now.Figures()];
            else
                IsWaiting = true;
        }

        return Page();
    }

    public string AddressOf(QuestionModel question) =>
        $"/surveys/{Window.Slug}/results/compare/{Uri.EscapeDataString(question.Code)}";
}
