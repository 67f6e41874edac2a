using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads the column headings that exported cases have, for each stored questionnaire. The import recognises a file that this program
/// exported by these headings.
/// </summary>
public sealed class ExportHeadingsQuery(SurveyDbContext db)
{
    /// <summary>Returns one list of headings for each version of each questionnaire.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel = default) =>
        [.. (await db.Questionnaires.AsNoTracking().ToListAsync(cancel))
            .Select(questionnaire => AnswerTable.Headings(questionnaire.Document))];
}
