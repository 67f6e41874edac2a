using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>All windows, the newest first.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Windows.AsNoTracking().OrderByDescending(w => w.OpensAt)
            .Select(w => new { Window = w, Received = w.Kind == WindowKind.Imported ? db.Responses.Count(r => r.WindowId == w.Id) : db.Receipts.Count(r => r.WindowId == w.Id) })
            .ToListAsync(cancel);
        Rows = [.. rows.Select(r => new Row(r.Window, r.Window.StateAt(now), r.Received))];
    }

    public sealed record Row(SurveyWindow Window, WindowState State, int Received);
}
