using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Lists the surveys by state, after what needs an administrator.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : PageModel
{
    // From this number of surveys on, the list can be searched.
    private const int ManySurveys = 10;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    public bool CanSearch { get; private set; }

    public bool IsEmpty { get; private set; }

    /// <summary>The surveys that await a decision or whose last release failed; none for those who cannot do anything about it.</summary>
    public IReadOnlyList<SurveyRow> NeedsYou { get; private set; } = [];

    /// <summary>The surveys that match the search, by group (<see cref="SurveyText.Groups"/>). Empty groups are missing.</summary>
    public IReadOnlyList<IGrouping<string, SurveyRow>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var windows = await db.Windows.AsNoTracking()
            .OrderByDescending(w => w.OpensAt)
            .Select(w => new
            {
                Window = w,
                w.Questionnaire.Document,
                Released = db.Responses.Count(r => r.WindowId == w.Id),
            })
            .ToListAsync(cancel);
        var received = await db.CountReceivedAsync(cancel);
        var rows = windows.ConvertAll(w => new SurveyRow(
            new SurveyStatus(w.Window, received.GetValueOrDefault(w.Window.Id), now),
            $"{w.Document.Title}, {w.Document.Questions.Count} questions",
            w.Released));
        (IsEmpty, CanSearch) = (rows.Count == 0, rows.Count >= ManySurveys);
        if (User.Can(Permission.ManageWindows))
            NeedsYou = rows.FindAll(row => row.AwaitsDecision || row.Window.ReleaseAgainAt is not null);
        Groups =
        [
            .. rows
                .Where(row => Search is null || row.Window.Title.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase))
                .GroupBy(row => SurveyText.GroupOf(row.Status.State))
                .OrderBy(group => SurveyText.Groups.IndexOf(group.Key)),
        ];
    }

    /// <summary>A survey in the list.</summary>
    /// <param name="Status">State, forms received and remaining time.</param>
    /// <param name="Questionnaire">The title of the questionnaire and the number of its questions.</param>
    /// <param name="Released">The number of responses in the results.</param>
    public sealed record SurveyRow(SurveyStatus Status, string Questionnaire, int Released)
    {
        public SurveyWindow Window => Status.Window;

        public bool AwaitsDecision => Status.State == WindowState.AwaitingDecision;

        /// <summary>
        /// The number of forms received that are not in the results. Withdrawn forms are included until the final release. Null before the
        /// survey opens and after the final release. It is shown even if it is 0, so that the first form changes nothing but numbers.
        /// </summary>
        public int? Pending =>
            Status.State is > WindowState.NotYetOpen and < WindowState.FinallyReleased ? Status.Received - Released : null;
    }
}
