using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads the headings that an export of cases has for each stored questionnaire. The import recognises such a file by them.
/// </summary>
public sealed class ExportHeadingsQuery(SurveyDbContext db)
{
    /// <summary>Returns the headings of every version of every questionnaire.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel = default) =>
        [.. (await db.Questionnaires.AsNoTracking().ToListAsync(cancel))
            .Select(questionnaire => AnswersCsv.Headings(questionnaire.Document))];
}
