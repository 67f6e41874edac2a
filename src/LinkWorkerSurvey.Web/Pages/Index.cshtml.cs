using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>The home page of the site.</summary>
[AllowAnonymous]
public sealed class IndexModel(SurveyDbContext db) : PageModel
{
    public bool HasDemonstration { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) =>
        HasDemonstration = await db.Windows.AnyAsync(w => w.Slug == Demonstration.Slug && w.Kind == WindowKind.Demonstration, cancel);
}
