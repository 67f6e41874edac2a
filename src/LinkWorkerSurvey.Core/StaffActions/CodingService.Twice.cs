using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <content>Asks two coders to code the same answers, and compares them.</content>
public sealed partial class CodingService
{
    /// <summary>
    /// Asks two coders to code a share of a question's answers, each without seeing what the other decided, or changes the share. Adds an
    /// entry to the activity log in the same transaction. Idempotent.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="share">The share of the answers, in percent from 1 to 100.</param>
    /// <param name="staffId">The key of the member of staff who asks.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    /// <exception cref="RuleException">A rule of <see cref="CodeFrame.AskTwice"/> is broken.</exception>
    public async Task AskTwiceAsync(int frameId, int share, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var frame = (await LockedFrame.LockAsync(db, frameId, cancel)).Frame;
        var before = frame.DoubleShare;
        frame.AskTwice(share);
        if (before == share)
            return;
        await LogAsync(frame, AuditAction.DoubleCodingAsked, $"{share}% of the answers", staffId, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Ends blind coding and compares the decisions of the two coders: from then on staff see both, and a later decision settles what they
    /// decided differently. If no answer has two decisions, nobody is asked any more. Adds an entry to the activity log in the same
    /// transaction. Idempotent.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="staffId">The key of the member of staff who ends it.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    public async Task CompareAsync(int frameId, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var frame = (await LockedFrame.LockAsync(db, frameId, cancel)).Frame;
        if (!frame.IsBlind)
            return;
        var pairs = await db.CodingDecisions.CountAsync(d => d.FrameId == frameId && d.IsCompared && d.Pass == CodingPass.Second, cancel);
        frame.Compare(pairs, clock.GetUtcNow());
        var texts = pairs == 1 ? "text" : "texts";
        await LogAsync(frame, AuditAction.DoubleCodingCompared, $"{pairs:N0} {texts} coded by two", staffId, cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task LogAsync(CodeFrame frame, AuditAction action, string note, Guid staffId, CancellationToken cancel)
    {
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, frame.WindowId, note) { Subject = frame.InWords() });
        await db.SaveChangesAsync(cancel);
    }
}
