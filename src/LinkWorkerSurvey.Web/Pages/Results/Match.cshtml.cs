using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>
/// Lets staff match questions and rows of a survey window with those of the comparison wave that have other labels but the same meaning.
/// The results then compare them.
/// </summary>
public sealed class MatchModel(LiveResults live, WordingMatchService matches, TimeProvider clock) : PageModel, IResultsPage
{
    public SurveyWindow Window { get; private set; } = null!;

    public SurveyHeader Header { get; private set; } = null!;

    ResultsChoices IResultsPage.Choices => new() { Compare = With.With };

    public WindowComparison With { get; private set; } = null!;

    /// <summary>The questions and rows of this window that staff can match, or have matched.</summary>
    public IReadOnlyList<MatchChoice> Choices { get; private set; } = [];

    /// <summary>The matches that staff stored with the comparison wave. They can be removed only there.</summary>
    public IReadOnlyList<MatchChoice> SaidThere { get; private set; } = [];

    [BindProperty]
    public IReadOnlyList<ChosenMatch> Chosen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, string? with, CancellationToken cancel) =>
        await FindAsync(window, with, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string window, string? with, CancellationToken cancel)
    {
        if (!await FindAsync(window, with, cancel))
            return NotFound();
        if (Chosen.Any(chosen => chosen.There is not null && Choices.All(choice => !chosen.IsOf(choice) || ChosenOf(choice) is null)))
            ModelState.AddModelError(
                "",
                "The questions and rows you can match have changed since you opened this page. Check your choices and submit them again");
        foreach (var (place, choice) in Choices.Index())
        {
            if (
                ChosenOf(choice) is { } there
                && Choices.Any(another => another != choice && another.Table == choice.Table && ChosenOf(another) == there))
                ModelState.AddModelError(FieldOf(place), $"You can match ‘{there.Label}’ with only one row");
        }

        if (!ModelState.IsValid)
            return Page();
        await matches.MatchAsync(Window.Id, With.Title, [.. Choices.GroupBy(choice => choice.Table, Matches)], User.StaffId(), cancel);
        return Redirect($"/surveys/{window}/results/compare?compare={with}");
    }

    public static string FieldOf(int place) => $"{nameof(Chosen)}[{place}].{nameof(ChosenMatch.There)}";

    /// <summary>
    /// Returns the chosen question or row of the comparison wave: the posted choice or, before the form is posted, the stored match. Null
    /// if none is chosen, or if the posted one cannot be chosen any more.
    /// </summary>
    public MatchItem? ChosenOf(MatchChoice choice) => Chosen.FirstOrDefault(chosen => chosen.IsOf(choice)) is { } chosen
        ? choice.Offered.FirstOrDefault(item => item.Key == chosen.There)
        : choice.Chosen;

    private async Task<bool> FindAsync(string window, string? with, CancellationToken cancel)
    {
        if (with is null || !Slug.IsValid(with))
            return false;
        if (await live.OpenAsync(window, new ResultsChoices { Compare = with }, cancel) is not { } view)
            return false;
        var now = view.Now;
        var all = now.MatchChoices();
        (Window, With) = (now.Window, now.Figures().Comparison!);
        Header = new(new SummaryModel(now.Known, clock.GetUtcNow()).Status);
        (Choices, SaidThere) = ([.. all.Where(choice => !choice.IsSaidThere)], [.. all.Where(choice => choice.IsSaidThere)]);
        return true;
    }

    private TableMatches Matches(FacetFigures table, IEnumerable<MatchChoice> choices) => new(
        table.Code,
        table.Facet,
        [.. choices.SelectMany(choice => choice.Offered).Select(item => item.Key)],
        [
            .. from choice in choices
            let there = ChosenOf(choice)
            where there is not null
            select new WordingMatch(choice.Row?.Key, there.Key),
        ]);
}
