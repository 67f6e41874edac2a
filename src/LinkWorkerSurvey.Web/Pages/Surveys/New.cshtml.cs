using System.Globalization;
using System.Text.RegularExpressions;
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

/// <summary>
/// Creates a survey as a draft: like an earlier one, or from a questionnaire. The first and last day are both included, in UK time.
/// </summary>
public sealed partial class NewModel(SurveyDbContext db, IValidator<NewSurvey> validator, SurveyWindowService windows) : PageModel
{
    [BindProperty]
    public NewSurvey Window { get; set; } = new();

    public IReadOnlyList<SelectListItem> Starts { get; private set; } = [];

    /// <summary>Whether there is an earlier survey to start from.</summary>
    public bool HasEarlier { get; private set; }

    public async Task OnGetAsync(string? like, CancellationToken cancel)
    {
        var earlier = await ListAsync(cancel);
        if (earlier.Count == 0)
            return;
        var last = earlier.FirstOrDefault(w => w.Slug == like) ?? earlier[0];
        var title = NextYear(last.Title);
        Window = new NewSurvey
        {
            Start = $"{NewSurvey.Like}{last.Id}",
            Title = title,
            Slug = title == last.Title ? "" : NextYear(last.Slug) is var slug && slug != last.Slug ? slug : Slug.From(title, ""),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            foreach (var failure in (await validator.ValidateAsync(Window, cancel)).Errors)
                ModelState.AddModelError($"Window.{failure.PropertyName}", failure.ErrorMessage);
        }

        var like = Window.LikeId is { } id
            ? await db.Windows.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.Kind == WindowKind.Live, cancel)
            : null;
        if (ModelState.IsValid && like is null && Window.QuestionnaireId is null)
            ModelState.AddModelError("Window.Start", "Select how to start");
        if (!ModelState.IsValid)
            return await ShowAsync(cancel);

        try
        {
            var asked = new NewSurveyWindow(
                like?.QuestionnaireId ?? Window.QuestionnaireId!.Value,
                Window.Slug,
                Window.Title.Trim(),
                UkTime.StartOf(Window.From!.Value),
                UkTime.InstantsOf(Window.To!.Value, new TimeOnly(23, 59))[0],
                like?.MinimumBatchSize ?? SurveyWindow.DefaultBatchSize,
                like?.Id);
            var made = await windows.CreateAsync(asked, User.StaffId(), cancel);
            return Redirect($"/surveys/{made.Slug}/set-up");
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

    // Questionnaires of imports were written elsewhere for other surveys, so they are not offered.
    private async Task<IReadOnlyList<SurveyWindow>> ListAsync(CancellationToken cancel)
    {
        var earlier = await db.Windows.AsNoTracking().Where(w => w.Kind == WindowKind.Live).OrderByDescending(w => w.OpensAt)
            .ToListAsync(cancel);
        var questionnaires = await db.Questionnaires.AsNoTracking()
            .Where(q => !db.Windows.Any(w => w.QuestionnaireId == q.Id && w.Kind == WindowKind.Imported))
            .OrderByDescending(q => q.Version).ThenByDescending(q => q.Id)
            .ToListAsync(cancel);
        var surveys = new SelectListGroup { Name = "Like an earlier survey" };
        var versions = new SelectListGroup { Name = "From a questionnaire" };
        HasEarlier = earlier.Count > 0;
        Starts =
        [
            .. earlier.Select(w => new SelectListItem { Text = w.Title, Value = $"{NewSurvey.Like}{w.Id}", Group = surveys }),
            .. questionnaires.Select(q => new SelectListItem
            {
                Text = $"{q.Document.Title}, {q.Version} ({q.Document.Questions.Count} questions)",
                Value = $"{NewSurvey.FromQuestionnaire}{q.Id.ToString(CultureInfo.InvariantCulture)}",
                Group = versions,
            }),
        ];
        return earlier;
    }

    // 'Workforce survey 2027' becomes 'Workforce survey 2028'.
    private static string NextYear(string name) => Year().Replace(
        name, year => (int.Parse(year.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b20\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
