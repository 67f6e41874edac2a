using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Says which questions and rows of another wave are the same under other names, so that they are compared.</summary>
public sealed class MatchModel(LiveResults live, SurveyDbContext db, TimeProvider clock) : PageModel
{
    public SurveyWindow Window { get; private set; } = null!;

    public WindowComparison With { get; private set; } = null!;

    /// <summary>What can be matched here, or is.</summary>
    public IReadOnlyList<MatchChoice> Choices { get; private set; } = [];

    /// <summary>What was matched on the other wave's side.</summary>
    public IReadOnlyList<MatchChoice> SaidThere { get; private set; } = [];

    [BindProperty]
    public IReadOnlyList<ChosenMatch> Chosen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, string? with, CancellationToken cancel) =>
        await FindAsync(window, with, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string window, string? with, CancellationToken cancel)
    {
        if (!await FindAsync(window, with, cancel))
            return NotFound();
        if (Chosen.Any(chosen => chosen.There is not null && Choices.All(choice => !chosen.IsOf(choice) || NameOf(choice) is null)))
            ModelState.AddModelError("", "What there is to match has changed meanwhile. Look at it as it is now and choose again");
        foreach (var (place, choice) in Choices.Index())
        {
            if (
                NameOf(choice) is { } there
                && Choices.Any(another => another != choice && another.Table == choice.Table && NameOf(another) == there))
                ModelState.AddModelError(FieldOf(place), $"‘{there}’ is one row there and is matched with one row here");
        }

        if (!ModelState.IsValid)
            return Page();
        await KeepAsync(cancel);
        return Redirect($"/results/{window}?compare={with}");
    }

    public static string FieldOf(int place) => $"{nameof(Chosen)}[{place}].{nameof(ChosenMatch.There)}";

    /// <summary>The name there that is chosen, or was before anything was.</summary>
    public string? NameOf(MatchChoice choice) => Chosen.FirstOrDefault(chosen => chosen.IsOf(choice)) is { } chosen
        ? choice.Offered.FirstOrDefault(name => Wording.InOneLine(name) == chosen.There)
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
        (Choices, SaidThere) = ([.. all.Where(choice => !choice.IsSaidThere)], [.. all.Where(choice => choice.IsSaidThere)]);
        return true;
    }

    private async Task KeepAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Windows.Where(w => w.Id == Window.Id).ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);
        var frames = await db.Frames.Where(f => f.WindowId == Window.Id).ToListAsync(cancel);
        foreach (var choices in Choices.GroupBy(choice => choice.Table))
        {
            frames.Single(f => f.Question == choices.Key.Code && f.Facet == choices.Key.Facet).Match(
                [.. choices.SelectMany(choice => choice.Offered)],
                [.. choices.Where(choice => NameOf(choice) is not null).Select(choice => new SameAs(choice.Row, NameOf(choice)!))]);
        }

        db.Trail.Add(
            new TrailEntry(
                clock.GetUtcNow(),
                TrailAct.RowsMatched,
                User.StaffId(),
                Window.Id,
                $"{Choices.Count(choice => NameOf(choice) is not null)}, with {With.Title}"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
