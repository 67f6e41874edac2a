using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Records coders' decisions on text answers, lets two coders decide on the same answers, and signs off their coding. The counts of
/// categories are calculated from these decisions; nobody enters a number.
/// </summary>
public sealed partial class CodingService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Records a decision on one answer in one code frame, or the same decision on several, in the caller's transaction if there is one.
    /// The new decision becomes the one that counts (the standing decision); the earlier one is kept but no longer counts. Where two coders
    /// are to decide, the second one's decision stands beside the first and does not count. Once both are compared, a later decision
    /// settles the answer and counts. The coder can undo it.
    /// </summary>
    /// <param name="textIds">The keys of the text answers.</param>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="outcome">The outcome of the decision.</param>
    /// <param name="codeIds">The keys of the assigned codes: at least one with <see cref="CodingOutcome.Coded"/>, otherwise none.</param>
    /// <param name="staffId">The key of the coder; null if the program coded its own synthetic answers.</param>
    /// <param name="seen">
    /// The mark of the decisions that the coder saw on the answers (<see cref="DecisionMark"/>); null skips the check that nobody has
    /// decided since. If the same decision is in force already, as after a form that was sent twice, nothing is written.
    /// </param>
    /// <param name="isOneOfTwo">Whether the coder is one of two who are to decide, and does not see what the other decided.</param>
    /// <param name="hadSuggestions">Whether suggestions of codes were visible.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The keys of the decisions, in the order of the texts.</returns>
    /// <exception cref="StaleDecisionException">Somebody else has decided on one of the answers since.</exception>
    /// <exception cref="KeyNotFoundException">An answer or the code frame does not exist, or a code is not in the frame.</exception>
    /// <exception cref="RuleException">
    /// An answer belongs to another window or question than the code frame, the frame is signed off, a code has been merged or removed
    /// meanwhile, two other coders have decided already, or the coder is one of two while the frame's answers are not coded twice.
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
        string? seen = null,
        bool isOneOfTwo = false,
        bool hadSuggestions = false,
        CancellationToken cancel = default)
    {
        var by = new DecisionMaker(staffId, isOneOfTwo, hadSuggestions);
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
        if (isOneOfTwo && !frame.IsBlind)
            throw new RuleException("The decisions of the two coders have been compared meanwhile. Look at this answer again");
        List<Code> codes = [.. codeIds.Distinct().Select(locked.CodeOf)];
        codes.ForEach(frame.RequireInUse);

        if (seen is not null)
        {
            var inForce = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes)
                .Where(d => d.FrameId == frameId && (d.IsStanding || d.IsCompared) && textIds.Contains(d.TextId)).ToListAsync(cancel);
            var present = by.Visible(inForce).ToList();
            if (DecisionMark.Of(present.Select(d => d.Id)) != seen)
            {
                var given = codes.Select(code => code.Id).ToHashSet();

                // One of two could find out what the other decided by trying.
                var mayTell = !frame.IsBlind || present.TrueForAll(d => d.StaffId == staffId);
                if (mayTell && present.Count == texts.Count
                    && present.TrueForAll(d => d.Outcome == outcome && given.SetEquals(d.Codes.Select(code => code.Id))))
                    return [.. textIds.Distinct().SelectMany(id => present.Where(d => d.TextId == id)).Select(decision => decision.Id)];
                throw new StaleDecisionException();
            }
        }

        List<StepChanges.MadeDecision> made = [];
        foreach (var textId in textIds.Distinct())
            made.Add(await locked.DecideAsync(textId, outcome, codes, by, cancel));
        if (staffId is { } coder)
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

        // What settles a disagreement stands in the activity; other decisions are steps of their coder alone.
        await db.SaveChangesAsync(cancel);
        Guid[] ids = [.. made.Select(decision => decision.Made)];
        if (frame.ComparedAt is not null
            && await db.CodingDecisions.AnyAsync(d => ids.Contains(d.Id) && d.Pass == CodingPass.Adjudicated, cancel))
        {
            db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.DoubleCodingSettled, staffId, frame.WindowId)
            {
                Subject = frame.InWords(),
            });
            await db.SaveChangesAsync(cancel);
        }

        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return ids;
    }
}
