using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>
/// Creates a demonstration survey window for trying out the program. It begins with 2k - 1 pending synthetic submissions, where k is its
/// <see cref="SurveyWindow.MinimumBatchSize"/>. A release is due at 2k, so a visitor's first submission triggers one.
/// </summary>
public sealed class Demonstration(SurveyDbContext db, Acceptance acceptance, SurveyLinkCounter counter, TimeProvider clock)
{
    /// <summary>The slug of the window and of its link.</summary>
    public const string Slug = "demonstration";

    private static readonly TimeSpan Length = TimeSpan.FromDays(28);

    /// <summary>Returns whether the window exists. It is created last, so all other sample data then exist as well.</summary>
    public Task<bool> ExistsAsync(CancellationToken cancel = default) => db.Windows.AnyAsync(w => w.Slug == Slug, cancel);

    /// <summary>Creates the window, or completes it if an earlier call was interrupted.</summary>
    public async Task OpenAsync(CancellationToken cancel = default)
    {
        var window = await db.Windows.Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == Slug, cancel);
        if (window is null)
        {
            var now = clock.GetUtcNow();
            var questionnaire = await db.Questionnaires.SingleAsync(
                q => q.Code == QuestionnaireLibrary.LinkWorkers2019.Code && q.Version == QuestionnaireLibrary.LinkWorkers2019.Version,
                cancel);
            window = new SurveyWindow(
                questionnaire,
                Slug,
                "Demonstration survey",
                now.AddMinutes(-1),
                UkTime.EndOf(UkTime.DayOf(now + Length)))
            {
                Kind = WindowKind.Demonstration,
                MinimumBatchSize = SurveyWindow.SmallestAllowedBatchSize,
            };
            window.AddLink(Slug, "Demonstration link");
            db.Windows.Add(window);
            await db.SaveChangesAsync(cancel);
        }

        if (window.Revision > 0)
            return;
        var submissions = SyntheticSubmissions.Of(Wave.Of2019, window.Questionnaire.Document);
        var link = await db.SurveyLinks.SingleAsync(one => one.Slug == Slug, cancel);
        for (var i = 0; i < (2 * window.MinimumBatchSize) - 1; i++)
        {
            var code = WithdrawalCode.Of($"demonstration, sheet {i}");
            if (await acceptance.AcceptAsync(window.Id, code, submissions[i], cancel: cancel) == AcceptOutcome.Accepted)
            {
                counter.Opened(link.Id);
                counter.Submitted(link.Id);
                await counter.WriteAsync(cancel);
            }
        }
    }
}
