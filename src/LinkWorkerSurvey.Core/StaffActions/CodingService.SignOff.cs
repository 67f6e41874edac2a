using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <content>Signs off the coding of a question, and takes a sign-off back.</content>
public sealed partial class CodingService
{
    /// <summary>
    /// Returns the number of text answers to a question that no coder has decided on in one of the question's code frames or more.
    /// </summary>
    /// <param name="windowId">The key of the window.</param>
    /// <param name="question">The code of the question.</param>
    /// <param name="cancel">Cancels the query.</param>
    public Task<int> CountUncodedAsync(int windowId, string question, CancellationToken cancel = default) => db.CodingTexts.CountAsync(
        text => text.WindowId == windowId && text.Question == question && db.Frames.Any(frame =>
            frame.WindowId == windowId && frame.Question == question && !db.CodingDecisions.Any(decision =>
                decision.TextId == text.Id && decision.FrameId == frame.Id && decision.IsStanding
                && decision.Outcome != CodingOutcome.SecondLook)),
        cancel);

    /// <summary>
    /// Signs off all code frames of a question after the window's final release. Its coding can no longer change; texts without a code stay
    /// uncoded. Adds an entry to the activity log in the same transaction. Idempotent: nothing changes if all are signed off already.
    /// </summary>
    /// <param name="windowId">The key of the window.</param>
    /// <param name="question">The code of the question.</param>
    /// <param name="staffId">The key of the member of staff who signs off the coding.</param>
    /// <param name="agreement">The agreement of its coders, for the activity log; null if no answer was coded by two.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window does not exist, or has no such question.</exception>
    /// <exception cref="RuleException">
    /// The window has not had its final release: texts can still be added. Or two coders are coding without seeing each other's decisions.
    /// </exception>
    public async Task SignOffAsync(
        int windowId, string question, Guid staffId, string? agreement = null, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var frames = await LockFramesAsync(windowId, question, cancel);
        if (!await db.Windows.AnyAsync(w => w.Id == windowId && w.FinalReleasedAt != null, cancel))
            throw new RuleException("Coding can be signed off once all responses are in the results.");
        if (frames.TrueForAll(frame => frame.SignedOffAt is not null))
            return;

        var uncoded = await CountUncodedAsync(windowId, question, cancel);
        foreach (var frame in frames)
            frame.SignOff(clock.GetUtcNow());
        db.AuditEntries.Add(new AuditEntry(
            clock.GetUtcNow(), AuditAction.CodingSignedOff, staffId, windowId,
            $"{question}, {uncoded} not coded{(agreement is null ? null : $"; {agreement}")}"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Takes the sign-off of a question's code frames back, so that its coding can change. From then on the question is not cross-tabulated
    /// (<see cref="CodeFrame.ReopenedAt"/>). Adds an entry to the activity log in the same transaction. Idempotent.
    /// </summary>
    /// <param name="windowId">The key of the window.</param>
    /// <param name="question">The code of the question.</param>
    /// <param name="reason">Why the sign-off is taken back.</param>
    /// <param name="staffId">The key of the member of staff who takes it back.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window does not exist, or has no such question.</exception>
    /// <exception cref="RuleException">The reason is empty or too long.</exception>
    public async Task ReopenAsync(
        int windowId, string question, string? reason, Guid staffId, CancellationToken cancel = default)
    {
        var note = AuditEntry.RequireNote(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var frames = await LockFramesAsync(windowId, question, cancel);
        if (frames.TrueForAll(frame => frame.SignedOffAt is null))
            return;
        foreach (var frame in frames)
            frame.Reopen(clock.GetUtcNow());
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.CodingReopened, staffId, windowId, note) { Subject = question });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Locks the window's row, so that decisions and sign-offs run one after another, and raises its revision.</summary>
    private async Task<List<CodeFrame>> LockFramesAsync(int windowId, string question, CancellationToken cancel)
    {
        await db.Windows.Where(w => w.Id == windowId)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);
        db.ChangeTracker.Clear();
        var frames = await db.Frames.Where(f => f.WindowId == windowId && f.Question == question).ToListAsync(cancel);
        return frames.Count > 0 ? frames : throw new KeyNotFoundException("This question is no longer there.");
    }
}
