using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>Lists the members of staff, and says what each role may do.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>The number of administrators who can sign in.</summary>
    public int Administrators { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        People = await db.PeopleAsync(cancel);
        Administrators = await db.ActiveAdministrators().CountAsync(cancel);
    }
}
