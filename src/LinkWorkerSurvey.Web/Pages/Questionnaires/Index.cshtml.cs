using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Questionnaires;

/// <summary>Lists the versions of questionnaires.</summary>
public sealed class IndexModel(SurveyDbContext db) : PageModel
{
    /// <summary>The number of surveys that a row names; the questionnaire's own page names all.</summary>
    public const int SurveysShown = 3;

    // From this number of questionnaires on, the list can be searched.
    private const int ManyQuestionnaires = 10;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public bool CanSearch { get; private set; }

    /// <summary>The questionnaires that match the search.</summary>
    public IReadOnlyList<QuestionnaireRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await db.QuestionnairesAsync(id: null, cancel);
        CanSearch = all.Count >= ManyQuestionnaires;
        Rows = [.. all.Where(row => Search is null || row.Document.Title.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase))];
    }
}
