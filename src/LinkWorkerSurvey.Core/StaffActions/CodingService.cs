using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Records coders' decisions on text answers, and signs off their coding. The counts of categories are calculated from these decisions;
/// nobody enters a number.
/// </summary>
public sealed partial class CodingService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Records a decision on one answer in one code frame, or the same decision on several, in the caller's transaction if there is one.
    /// The new decision becomes the one that counts (the standing decision); the earlier one is kept but no longer counts. Its coder can
    /// undo it. Exception: a decision in the pass <see cref="CodingPass.Second"/> replaces nothing, does not count and is not undone.
    /// </summary>
    /// <param name="textIds">The keys of the text answers.</param>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="outcome">The outcome of the decision.</param>
    /// <param name="codeIds">The keys of the assigned codes: at least one with <see cref="CodingOutcome.Coded"/>, otherwise none.</param>
    /// <param name="staffId">The key of the coder; null if the program coded its own synthetic answers.</param>
    /// <param name="pass">The coding pass in which the decision was made.</param>
    /// <param name="seen">
    /// The mark of the decisions that counted when the coder read the answers (<see cref="DecisionMark"/>); null skips the check that
    /// nobody has decided since. If the same decision counts already, as after a form that was sent twice, nothing is written.
    /// </param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The keys of the decisions.</returns>
    /// <exception cref="StaleDecisionException">Somebody else has decided on one of the answers since.</exception>
    /// <exception cref="KeyNotFoundException">An answer or the code frame does not exist, or a code is not in the frame.</exception>
    /// <exception cref="RuleException">
    /// An answer belongs to another window or question than the code frame, the frame is signed off, or a code has been merged or removed
    /// meanwhile.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The outcome is <see cref="CodingOutcome.Coded"/> without codes, or another outcome with codes.
    /// </exception>
    public async Task<IReadOnlyList<Guid>> RecordDecisionAsync(
        IReadOnlyCollection<Guid> textIds,
        int frameId,
        CodingOutcome outcome,
        IReadOnlyCollection<int> codeIds,
        Guid? staffId,
        CodingPass pass = CodingPass.Sole,
        string? seen = null,
        CancellationToken cancel = default)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var locked = await LockedFrame.LockAsync(db, frameId, cancel);
        var frame = locked.Frame;
        var texts = await db.CodingTexts.AsNoTracking().Where(text => textIds.Contains(text.Id))
            .Select(text => new { text.WindowId, text.Question }).ToListAsync(cancel);
        if (texts.Count < textIds.Distinct().Count())
            throw new KeyNotFoundException("This answer is no longer there.");
        frame.RequireOpen();
        if (texts.Exists(text => text.WindowId != frame.WindowId || text.Question != frame.Question))
            throw new RuleException("This answer does not belong to the code frame.");
        List<Code> codes = [.. codeIds.Distinct().Select(locked.CodeOf)];
        codes.ForEach(frame.RequireInUse);

        if (seen is not null)
        {
            var present = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes)
                .Where(d => d.FrameId == frameId && d.IsStanding && textIds.Contains(d.TextId)).ToListAsync(cancel);
            if (DecisionMark.Of(present.Select(d => d.Id)) != seen)
            {
                var given = codes.Select(code => code.Id).ToHashSet();
                if (present.Count == texts.Count
                    && present.TrueForAll(d => d.Outcome == outcome && given.SetEquals(d.Codes.Select(code => code.Id))))
                    return [.. present.Select(decision => decision.Id)];
                throw new StaleDecisionException();
            }
        }

        List<StepChanges.MadeDecision> made = [];
        foreach (var textId in textIds.Distinct())
            made.Add(await locked.DecideAsync(textId, outcome, codes, staffId, pass, cancel));
        if (staffId is { } coder && pass != CodingPass.Second)
        {
            var about = outcome switch
            {
                CodingOutcome.Coded => string.Join(", ", codes.Select(code => code.Label)),
                CodingOutcome.NothingToCode => "Nothing to code",
                CodingOutcome.SecondLook => "Needs a second look",
            };
            db.CodingSteps.Add(new CodingStep(
                frame, coder, CodingStepKind.Decide, about, new() { Decisions = made }, clock.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return [.. made.Select(decision => decision.Made)];
    }

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
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The window does not exist, or has no such question.</exception>
    /// <exception cref="RuleException">The window has not had its final release: texts can still be added.</exception>
    public async Task SignOffAsync(int windowId, string question, Guid staffId, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // This update locks the window's row, so that decisions and sign-offs run one after another.
        await db.Windows.Where(w => w.Id == windowId)
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);
        var isFinal = await db.Windows.Where(w => w.Id == windowId).Select(w => w.FinalReleasedAt != null).SingleOrDefaultAsync(cancel);
        var frames = await db.Frames.Where(f => f.WindowId == windowId && f.Question == question).ToListAsync(cancel);
        if (frames.Count == 0)
            throw new KeyNotFoundException("This question is no longer there.");
        if (!isFinal)
            throw new RuleException("Coding can be signed off once all responses are in the results.");
        if (frames.TrueForAll(frame => frame.SignedOffAt is not null))
            return;

        var uncoded = await CountUncodedAsync(windowId, question, cancel);
        foreach (var frame in frames)
            frame.SignOff(clock.GetUtcNow());
        db.AuditEntries.Add(
            new AuditEntry(clock.GetUtcNow(), AuditAction.CodingSignedOff, staffId, windowId, $"{question}, {uncoded} not coded"));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
