using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Lists the survey windows that have opened, with their numbers of forms received and responses released.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WaveRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Windows.AsNoTracking().Where(w => w.OpensAt <= now).OrderByDescending(w => w.OpensAt)
            .Select(w => new { Window = w, Released = db.Responses.Count(r => r.WindowId == w.Id) })
            .ToListAsync(cancel);
        var received = await db.CountReceivedAsync(cancel);
        Rows = [.. rows.Select(r => new WaveRow(r.Window, received.GetValueOrDefault(r.Window.Id), r.Released))];
    }

    public sealed record WaveRow(SurveyWindow Window, int Received, int Released);
}
