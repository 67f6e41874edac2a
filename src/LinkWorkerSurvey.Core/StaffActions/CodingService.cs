using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Takes coders' decisions. A category's count follows from them; no number is ever typed in.</summary>
public sealed class CodingService(SurveyDbContext db)
{
    /// <summary>
    /// Records a decision about one answer, in the caller's transaction if there is one. It takes the place of an earlier one, which is
    /// kept; a blind second reading leaves the first standing.
    /// </summary>
    /// <param name="textId">The answer read.</param>
    /// <param name="frameId">The frame it was read for.</param>
    /// <param name="state">What was decided.</param>
    /// <param name="codeIds">The codes given, with <see cref="CodingOutcome.Coded"/> only.</param>
    /// <param name="staffId">Who decided; null when the program did, for answers it made up itself.</param>
    /// <param name="kind">In which pass.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    /// <exception cref="KeyNotFoundException">There is no such answer or frame, or a code is not (or no longer) one of the
    /// frame's.</exception>
    /// <exception cref="RuleException">The answer is not one the frame is for, or the frame is signed off.</exception>
    /// <exception cref="ArgumentException">A coded answer without codes, or codes with another decision.</exception>
    public async Task RecordDecisionAsync(
        Guid textId,
        int frameId,
        CodingOutcome state,
        IReadOnlyCollection<int> codeIds,
        Guid? staffId,
        CodingPass kind = CodingPass.Sole,
        CancellationToken cancel = default)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;

        // The window's row is the lock: decisions and releases follow each other, and the figures know that they changed.
        await db.Windows.Where(w => db.CodingTexts.Any(t => t.Id == textId && t.WindowId == w.Id))
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);
        var text = await db.CodingTexts.AsNoTracking().SingleOrDefaultAsync(t => t.Id == textId, cancel)
            ?? throw new KeyNotFoundException("This answer is no longer there.");

        // Seen before in this context, the frame would stay as it was: signed off meanwhile, say.
        foreach (var seen in db.Frames.Local.Where(f => f.Id == frameId).ToList())
            await db.Entry(seen).ReloadAsync(cancel);
        var frame = await db.Frames.Include(f => f.Codes).SingleOrDefaultAsync(f => f.Id == frameId, cancel)
            ?? throw new KeyNotFoundException("This code frame is no longer there.");
        frame.RequireOpen();
        if (frame.WindowId != text.WindowId || frame.Question != text.Question)
            throw new RuleException("This answer does not belong to the code frame.");

        var codes = frame.Codes.Where(c => codeIds.Contains(c.Id)).ToList();
        if (codes.Count < codeIds.Distinct().Count())
            throw new KeyNotFoundException("One of the codes is no longer in the frame.");

        var decision = new CodingDecision(textId, frame, staffId, kind, state, codes);
        if (decision.IsStanding)
        {
            await db.CodingDecisions.Where(r => r.TextId == textId && r.FrameId == frameId && r.IsStanding)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.IsStanding, false), cancel);
        }

        db.CodingDecisions.Add(decision);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
    }
}
