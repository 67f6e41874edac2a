using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Finds the survey of a page by the short name in its URL, and performs actions on it.</summary>
public abstract class SurveyPage(SurveyDbContext db, TimeProvider clock) : PageModel, ISurveyPage
{
    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The number of forms received, including those that were withdrawn.</summary>
    public int Received { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public SurveyStatus Status => new(Window, Received, Now);

    public WindowState State => Window.StateAt(Now);

    public SurveyHeader Header => new(Status);

    protected SurveyDbContext Db { get; } = db;

    /// <summary>Returns false if there is no such survey. The window is tracked, so that actions can change it.</summary>
    protected async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        var window = await Db.Windows.Include(w => w.Questionnaire).Include(w => w.Links).SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        if (window is null)
            return false;
        Window = window;
        (Now, Received) = (clock.GetUtcNow(), await Db.CountReceivedAsync(Window, cancel));
        return true;
    }

    /// <summary>Performs an action if the input is valid. A rule that it breaks becomes an error.</summary>
    /// <param name="act">The action.</param>
    /// <param name="fieldOf">
    /// Returns the field that is shown with the error of a rule about a field (<see cref="RuleException.About"/>).
    /// </param>
    /// <returns>Whether the action was performed.</returns>
    protected async Task<bool> ActAsync(Func<Task> act, Func<string, string>? fieldOf = null)
    {
        if (!ModelState.IsValid)
            return false;
        try
        {
            await act();
            return true;
        }
        catch (RuleException exception)
        {
            ModelState.AddModelError(exception.About is { } about && fieldOf is not null ? fieldOf(about) : "", exception.Message);
            return false;
        }
    }
}
