using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>Lists the members of staff, and says what each role may do.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public int Administrators => People.Count(person => person.Role == Roles.Administrator && person.State == "Active");

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel) => People = await db.PeopleAsync(cancel);
}
