using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Counts the answers that have a code.</summary>
internal static class CodeAnswers
{
    /// <summary>
    /// Returns the number of answers whose standing decision has a code, or a code that was merged into it.
    /// </summary>
    /// <param name="db">The database context.</param>
    /// <param name="frame">The code frame with all its codes.</param>
    /// <param name="code">The code.</param>
    /// <param name="except">The keys of decisions to leave out.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static Task<int> CountAnswersAsync(
        this SurveyDbContext db, CodeFrame frame, Code code, IReadOnlyCollection<Guid> except, CancellationToken cancel)
    {
        int[] given = [.. frame.Codes.Where(one => frame.CountsAs(one) == code).Select(one => one.Id)];
        return db.CodingDecisions.CountAsync(
            d => d.FrameId == frame.Id && d.IsStanding && !except.Contains(d.Id) && d.Codes.Any(one => given.Contains(one.Id)), cancel);
    }
}
