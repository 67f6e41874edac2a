using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads the headings that our own export of cases writes for each stored questionnaire, by which an import knows such a file.
/// </summary>
public sealed class ExportHeadingsQuery(SurveyDbContext db)
{
    /// <summary>The headings of every version of every questionnaire.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel = default) =>
        [.. (await db.Questionnaires.AsNoTracking().ToListAsync(cancel))
            .Select(questionnaire => AnswersCsv.Headings(questionnaire.Document))];
}
