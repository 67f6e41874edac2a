using System.Text;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the cross-tabulation of two questions after the final release, as a page and as CSV.</summary>
public sealed class CrossModel(SurveyDbContext db, CrossTabQuery query, TimeProvider clock) : PageModel
{
    public SurveyWindow Window { get; private set; } = null!;

    public WindowState State { get; private set; }

    public IReadOnlyList<CrossTabQuestion> Questions { get; private set; } = [];

    /// <summary>The question in the rows; null if none is available.</summary>
    public CrossTabQuestion? Rows { get; private set; }

    /// <summary>The question in the columns; null if none is available.</summary>
    public CrossTabQuestion? Columns { get; private set; }

    /// <summary>The cross-tabulation; null before the final release, or if the two questions cannot be cross-tabulated.</summary>
    public CrossTabFigures? Figures { get; private set; }

    public async Task<IActionResult> OnGetAsync(string window, string? rows, string? columns, CancellationToken cancel) =>
        await FindAsync(window, rows, columns, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(string window, string? rows, string? columns, CancellationToken cancel)
    {
        if (!await FindAsync(window, rows, columns, cancel))
            return NotFound();
        return Figures is null
            ? Page()
            : File(
                Encoding.UTF8.GetBytes(CrossTabCsv.Write(Figures)),
                "text/csv; charset=utf-8",
                $"cross-{window}-{Rows!.Key}-{Columns!.Key}.csv");
    }

    private async Task<bool> FindAsync(string slug, string? rows, string? columns, CancellationToken cancel)
    {
        var window = await db
            .Windows.AsNoTracking()
            .AsSplitQuery()
            .Include(w => w.Questionnaire)
            .Include(w => w.Frames)
                .ThenInclude(f => f.Codes)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        if (window is null)
            return false;
        (Window, State, Questions) = (window, window.StateAt(clock.GetUtcNow()), CrossTabQuestion.Of(window));
        (Rows, Columns) = (Asked(rows), Asked(columns));
        if ((Rows is null && rows is { Length: > 0 }) || (Columns is null && columns is { Length: > 0 }))
            return false;

        // By default, the columns show a question about the respondent. If there is none, they show a question with one choice, because
        // each respondent is then in at most one column; otherwise a multiple-choice question or, last, an open one.
        Columns ??= Questions
            .Where(q => q.CanBeCrossed && q.Question.Code != Rows?.Question.Code)
            .MinBy(q =>
                q.Question switch
                {
                    { Profile: true } => 0,
                    { Kind.TakesOneChoice: true } => 1,
                    { Kind.IsOpen: false } => 2,
                    _ => 3,
                });
        Rows ??= Questions
            .Where(q => q.CanBeCrossed && q.Question.Code != Columns?.Question.Code)
            .MinBy(q =>
                q.Question switch
                {
                    { Profile: true } => 2,
                    { Kind.IsOpen: true } => 1,
                    _ => 0,
                });
        if (
            State == WindowState.FinallyReleased
            && Rows is { CanBeCrossed: true } down
            && Columns is { CanBeCrossed: true } across
            && down.Question.Code != across.Question.Code)
            Figures = await query.FindAsync(window, down, across, cancel);
        return true;
    }

    private CrossTabQuestion? Asked(string? key) => Questions.FirstOrDefault(q => q.Key == key);
}
