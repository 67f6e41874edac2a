using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Questionnaires;

/// <summary>Reads questionnaires with the surveys that use them.</summary>
internal static class QuestionnairesQuery
{
    /// <summary>Returns the questionnaires: first those built into the program, then those of imports, the latest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The key of the only questionnaire to return; null returns all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static async Task<IReadOnlyList<QuestionnaireRow>> QuestionnairesAsync(
        this SurveyDbContext db, int? id, CancellationToken cancel)
    {
        var questionnaires = await db.Questionnaires.AsNoTracking().Where(q => id == null || q.Id == id).ToListAsync(cancel);
        var surveys = await db.Windows.AsNoTracking().Where(w => id == null || w.QuestionnaireId == id)
            .OrderByDescending(w => w.OpensAt).ThenByDescending(w => w.Id).ToListAsync(cancel);
        var users = surveys.ToLookup(survey => survey.QuestionnaireId);
        return
        [
            .. questionnaires
                .Select(questionnaire => new QuestionnaireRow(questionnaire, [.. users[questionnaire.Id]]))
                .OrderBy(row => row.ImportedOn is not null)
                .ThenByDescending(row => row.ImportedOn)
                .ThenByDescending(row => row.Questionnaire.Version, StringComparer.Ordinal)
                .ThenByDescending(row => row.Questionnaire.Id),
        ];
    }
}
