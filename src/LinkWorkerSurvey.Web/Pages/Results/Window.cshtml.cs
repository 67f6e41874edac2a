using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The results of one window: each question's table with its bars, base and notes.</summary>
public sealed class WindowModel(SurveyDbContext db, FiguresQuery query, TimeProvider clock) : PageModel
{
    public SurveyWindow Window { get; private set; } = null!;

    public WindowState State { get; private set; }

    public WindowFigures Figures { get; private set; } = null!;

    public ResultsChoices Choices { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        if (ResultsChoices.Read(Request.Query) is not { } choices)
            return BadRequest();
        Choices = choices;
        if (await query.FindAsync(window, choices.View, cancel) is not { } figures)
            return NotFound();
        Figures = figures;
        Window = await db.Windows.AsNoTracking().SingleAsync(w => w.Slug == window, cancel);
        State = Window.StateAt(clock.GetUtcNow());
        return Page();
    }
}
