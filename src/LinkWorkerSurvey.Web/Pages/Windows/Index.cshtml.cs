using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>Lists all survey windows by opening time, the latest first.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WindowRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var windows = await db.Windows.AsNoTracking().OrderByDescending(w => w.OpensAt).ToListAsync(cancel);
        var received = await db.CountReceivedAsync(cancel);
        Rows = [.. windows.Select(w => new WindowRow(w, w.StateAt(now), received.GetValueOrDefault(w.Id)))];
    }

    public sealed record WindowRow(SurveyWindow Window, WindowState State, int Received);
}
