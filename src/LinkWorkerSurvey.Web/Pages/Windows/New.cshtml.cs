using System.Globalization;
using FluentValidation;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>Makes a window from a questionnaire and two days, both included, in UK time.</summary>
public sealed class NewModel(SurveyDbContext db, IValidator<NewWindow> validator, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewWindow Window { get; set; } = new();

    public IReadOnlyList<SelectListItem> Questionnaires { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            foreach (var failure in (await validator.ValidateAsync(Window, cancel)).Errors)
                ModelState.AddModelError($"Window.{failure.PropertyName}", failure.ErrorMessage);
        }

        if (ModelState.IsValid && await db.Windows.AnyAsync(w => w.Slug == Window.Slug, cancel))
            ModelState.AddModelError("Window.Slug", "Another window has this short name");
        if (ModelState.IsValid && await db.Channels.AnyAsync(c => c.Slug == Window.Slug, cancel))
            ModelState.AddModelError("Window.Slug", "Another link has this short name");
        var questionnaire = await db.Questionnaires.SingleOrDefaultAsync(q => q.Id == Window.QuestionnaireId, cancel);
        if (questionnaire is null)
            ModelState.AddModelError("Window.QuestionnaireId", "Choose a questionnaire");
        if (!ModelState.IsValid)
        {
            await ListAsync(cancel);
            return Page();
        }

        var window = new SurveyWindow(questionnaire!, Window.Slug, Window.Title, UkTime.StartOf(Window.From!.Value), UkTime.EndOf(Window.To!.Value)) { K = Window.K };
        window.AddChannel(Window.Slug, "Open link");
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            db.Windows.Add(window);
            await db.SaveChangesAsync(cancel);
            db.Trail.Add(new TrailEntry(clock.GetUtcNow(), TrailAct.WindowMade, User.StaffId(), window.Id));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.IsTaken())
        {
            ModelState.AddModelError("Window.Slug", "Another window or link has this short name");
            await ListAsync(cancel);
            return Page();
        }

        return Redirect($"/windows/{window.Slug}");
    }

    // The first is chosen already: what came with imported answers was written by others for another survey, and stands apart at the end.
    private async Task ListAsync(CancellationToken cancel)
    {
        var imported = new SelectListGroup { Name = "Imported with an earlier survey" };
        var questionnaires = await db.Questionnaires.AsNoTracking()
            .Select(q => new
            {
                q.Id,
                q.Version,
                q.Document,
                IsImported = db.Windows.Any(w => w.QuestionnaireId == q.Id && w.Kind == WindowKind.Imported),
            })
            .OrderBy(q => q.IsImported).ThenByDescending(q => q.Version).ThenByDescending(q => q.Id)
            .ToListAsync(cancel);
        Questionnaires =
        [
            .. questionnaires.Select(q => new SelectListItem
            {
                Text = $"{q.Document.Title}, {q.Version} ({q.Document.Questions.Count} questions)",
                Value = q.Id.ToString(CultureInfo.InvariantCulture),
                Group = q.IsImported ? imported : null,
            }),
        ];
    }
}
