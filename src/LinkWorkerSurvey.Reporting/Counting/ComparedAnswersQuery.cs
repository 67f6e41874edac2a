using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Finds the answers on which two coders decided independently, once their decisions are compared.</summary>
public sealed class ComparedAnswersQuery(SurveyDbContext db)
{
    /// <summary>
    /// Returns the answers of a code frame that two coders have decided on, or one of them, in the order of their random keys; none while
    /// coders are not to see each other's decisions.
    /// </summary>
    public async Task<IReadOnlyList<ComparedAnswer>> FindAsync(CodeFrame frame, CancellationToken cancel = default)
    {
        if (frame.ComparedAt is null)
            return [];
        var codes = frame.Codes.ToDictionary(code => code.Id, frame.CountsAs);
        var decisions = await db.Database.SqlQuery<Compared>(
            $"""
            SELECT t.id AS text_id, normalize(t.text, NFKC) AS normalized, d.staff_id, d.state AS outcome,
                ARRAY(SELECT code_id FROM reading_code WHERE reading_id = d.id) AS codes
            FROM reading d JOIN coding_text t ON t.id = d.text_id
            WHERE d.compared AND d.frame_id = {frame.Id}
            """).ToListAsync(cancel);
        return
        [
            .. from decision in decisions
               orderby decision.TextId
               group decision by SameWords.FormOf(decision.Normalized) into same
               select new ComparedAnswer(
                   [.. same.Select(decision => decision.TextId).Distinct()],
                   [
                       .. same.Where(decision => decision.Tells).DistinctBy(decision => decision.StaffId)
                           .Select(decision => new ComparedAnswer.Decision(
                               decision.StaffId, [.. decision.Codes.Select(code => codes[code]).Distinct()])),
                   ],
                   same.Where(decision => decision.Tells).CountBy(decision => decision.TextId).Count(text => text.Value > 1)),
        ];
    }

    private sealed record Compared(Guid TextId, string Normalized, Guid? StaffId, string Outcome, int[] Codes)
    {
        public bool Tells => Outcome != nameof(CodingOutcome.SecondLook);
    }
}
