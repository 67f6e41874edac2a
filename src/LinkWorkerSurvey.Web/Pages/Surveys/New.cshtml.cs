using System.Globalization;
using FluentValidation;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Creates a survey window from a questionnaire and the first and last day of the window, both included, in UK time.</summary>
public sealed class NewModel(SurveyDbContext db, IValidator<NewSurvey> validator, SurveyWindowService windows) : PageModel
{
    [BindProperty]
    public NewSurvey Window { get; set; } = new();

    public IReadOnlyList<SelectListItem> Questionnaires { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            foreach (var failure in (await validator.ValidateAsync(Window, cancel)).Errors)
                ModelState.AddModelError($"Window.{failure.PropertyName}", failure.ErrorMessage);
        }

        if (!ModelState.IsValid)
            return await ShowAsync(cancel);

        try
        {
            var (opens, closes) = (UkTime.StartOf(Window.From!.Value), UkTime.EndOf(Window.To!.Value));
            var asked = new NewSurveyWindow(Window.QuestionnaireId, Window.Slug, Window.Title, opens, closes, Window.MinimumBatchSize);
            var made = await windows.CreateAsync(asked, User.StaffId(), cancel);
            return Redirect($"/surveys/{made.Slug}");
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError($"{nameof(Window)}.{exception.About}", exception.Message);
            return await ShowAsync(cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        await ListAsync(cancel);
        return Page();
    }

    // The first questionnaire is selected by default. Those from imports were written elsewhere for other surveys, so they are listed last.
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
