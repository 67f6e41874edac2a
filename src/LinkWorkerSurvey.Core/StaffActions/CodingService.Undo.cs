using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <content>Undoes the steps of coders, the last first.</content>
public sealed partial class CodingService
{
    /// <summary>
    /// Undoes the last step that a coder made in a code frame and has not undone. What somebody else has changed since is not overwritten.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The step; null if there is nothing to undo.</returns>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    /// <exception cref="RuleException">
    /// The frame is signed off; somebody else has changed the same answers, codes or nets since; a code that the step added is in use; or
    /// the final release came since.
    /// </exception>
    public Task<CodingStep?> UndoAsync(int frameId, Guid staffId, CancellationToken cancel = default) =>
        UndoLastAsync(frameId, null, staffId, cancel);

    /// <summary>
    /// Undoes a step that a coder saw as their last in a code frame: see <see cref="UndoAsync"/>. Nothing
    /// happens if it is undone already, as by the second half of a double click.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="stepId">The key of the step.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The step.</returns>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    /// <exception cref="RuleException">The step is not the coder's last that stands, or it cannot be undone.</exception>
    public Task<CodingStep?> UndoStepAsync(int frameId, long stepId, Guid staffId, CancellationToken cancel = default) =>
        UndoLastAsync(frameId, stepId, staffId, cancel);

    private async Task<CodingStep?> UndoLastAsync(int frameId, long? seen, Guid staffId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var locked = await LockedFrame.LockAsync(db, frameId, cancel);
        locked.Frame.RequireOpen();
        var step = await db.CodingSteps.Where(s => s.FrameId == frameId && s.StaffId == staffId && s.UndoneAt == null)
            .OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        if (seen is not null && seen != step?.Id)
        {
            return await db.CodingSteps.SingleOrDefaultAsync(s => s.FrameId == frameId && s.StaffId == staffId && s.Id == seen, cancel)
                switch
            {
                { UndoneAt: not null } undone => undone,
                null => throw new RuleException("There is nothing of yours to undo here"),
                _ => throw new RuleException("You have done something else here since. Look at it before you undo it"),
            };
        }

        if (step is null)
            return null;

        await RequireFreeNamesAsync(step, cancel);
        UndoNets(locked, step);
        await UndoCodesAsync(locked, step, cancel);
        await UndoDecisionsAsync(locked, step, cancel);
        step.UndoneAt = clock.GetUtcNow();
        if (step.Kind != CodingStepKind.Decide)
        {
            db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), AuditAction.CodeFrameChangeUndone, staffId, locked.Frame.WindowId)
            {
                Subject = locked.Frame.NameOf(step.About),
            });
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return step;
    }

    // A label or a letter that the step took away may have been used since. It could be free again, but then the later steps of others
    // could no longer be undone.
    private async Task RequireFreeNamesAsync(CodingStep step, CancellationToken cancel)
    {
        var names = NamesIn(step, changed => changed.Before, changed => changed.Before);
        if (names.Count == 0)
            return;
        var later = await db.CodingSteps.AsNoTracking()
            .Where(s => s.FrameId == step.FrameId && s.Id > step.Id && s.UndoneAt == null && s.Kind != CodingStepKind.Decide)
            .ToListAsync(cancel);
        foreach (var since in later)
        {
            var used = NamesIn(since, changed => changed.Before, changed => changed.Before);
            used.UnionWith(NamesIn(since, changed => changed.After, changed => changed.After));
            if (used.FirstOrDefault(names.Contains) is { } name)
                throw ChangedSince(name);
        }
    }

    /// <summary>Returns the labels and letters of a step's codes and nets before or after it.</summary>
    private static HashSet<string> NamesIn(
        CodingStep step,
        Func<StepChanges.Change<CodeState>, CodeState?> code,
        Func<StepChanges.Change<NetState>, NetState?> net)
    {
        var codes = step.Changes.Codes.Select(code).OfType<CodeState>().ToList();
        return codes.Select(state => state.Label)
            .Concat(codes.Select(state => state.Letter).OfType<char>().Select(letter => $"{letter}"))
            .Concat(step.Changes.Nets.Select(net).OfType<NetState>().Select(state => state.Label))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static void UndoNets(LockedFrame locked, CodingStep step)
    {
        foreach (var (id, before, after) in step.Changes.Nets)
        {
            var net = locked.NetOf(id);
            if (net.State != after)
                throw ChangedSince(net.Label);
            var changed = step.Changes.Codes.Select(change => change.Id).ToHashSet();
            if (before is null && locked.Frame.Codes.Any(code => code.NetId == id && !changed.Contains(code.Id)))
                throw new RuleException($"The net ‘{net.Label}’ has codes now. Take them out of it first");
            net.State = before ?? after with { IsRemoved = true };
        }
    }

    private async Task UndoCodesAsync(LockedFrame locked, CodingStep step, CancellationToken cancel)
    {
        Guid[] made = [.. step.Changes.Decisions.Select(decision => decision.Made)];
        foreach (var (id, before, after) in step.Changes.Codes)
        {
            var code = locked.CodeOf(id);
            if (code.State != after)
                throw ChangedSince(code.Label);
            if (before is null && locked.Frame.Codes.Any(other => other.MergedIntoId == id))
                throw new RuleException($"Another code was merged into ‘{code.Label}’. Undo that first");
            if (before is null && await db.CountAnswersAsync(locked.Frame, code, except: made, cancel) > 0)
                throw new RuleException($"Answers have the code ‘{code.Label}’ now. Take it away from them, or merge it, instead");
            code.State = before ?? after with { IsRemoved = true, Letter = null, NetId = null };
        }

        RequireConsistent(locked.Frame);
    }

    private async Task UndoDecisionsAsync(LockedFrame locked, CodingStep step, CancellationToken cancel)
    {
        var (frame, made) = (locked.Frame, step.Changes.Decisions);
        Guid[] ids = [.. made.Select(decision => decision.Made), .. made.Select(decision => decision.Replaced).OfType<Guid>()];
        var decisions = await db.CodingDecisions.Include(d => d.Codes).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        if (made.Any(decision => !decisions.ContainsKey(decision.Made)))
            throw new RuleException("This can no longer be undone: all responses have come into the results since");
        if (made.Any(decision => !decisions[decision.Made].IsInForce))
            throw new RuleException("Somebody has decided on this answer again since. Look at it before you change it");

        List<(CodingDecision Undone, CodingDecision? Restored)> pairs =
            [.. made.Select(decision => (decisions[decision.Made], decision.Replaced is { } id ? decisions.GetValueOrDefault(id) : null))];
        foreach (var code in pairs.SelectMany(pair => pair.Restored?.Codes ?? []).Select(given => locked.CodeOf(given.Id)))
        {
            if (frame.CountsAs(code).IsRemoved)
                throw new RuleException($"The code ‘{code.Label}’, which this answer had before, has been removed");
        }

        foreach (var (undone, restored) in pairs)
        {
            if (undone.IsCompared && !frame.IsBlind)
                throw new RuleException("The decisions of the two coders have been compared since. Decide again instead");
            if (undone is { IsCompared: true, Pass: not CodingPass.Second }
                && (restored is null || await db.CodingDecisions.AnyAsync(d => d.TextId == undone.TextId && d.FrameId == frame.Id
                    && d.IsCompared && d.Pass == CodingPass.Second && d.StaffId == restored.StaffId, cancel)))
                throw new RuleException("Somebody else has coded this answer too since. Decide again instead");
            var (stood, compared) = (undone.IsStanding, undone.IsCompared);
            (undone.IsStanding, undone.IsCompared) = (false, false);
            await db.SaveChangesAsync(cancel);
            if (restored is not null)
                (restored.IsStanding, restored.IsCompared) = (stood, compared || restored.IsCompared);
            else if (undone.Pass == CodingPass.Second)
                await db.CodingDecisions.Where(d => d.TextId == undone.TextId && d.FrameId == frame.Id && d.IsStanding)
                    .ExecuteUpdateAsync(d => d.SetProperty(x => x.IsCompared, false), cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    // A label or a letter that came free may have been given to another code meanwhile.
    private static void RequireConsistent(CodeFrame frame)
    {
        var codes = frame.InUse.ToList();
        if (codes.GroupBy(code => code.Label, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } label)
            throw new RuleException($"Another code is called ‘{label.Key}’ now. Rename it first");
        if (codes.Where(code => code.Letter is not null).GroupBy(code => code.Letter).FirstOrDefault(s => s.Count() > 1) is { } letter)
            throw new RuleException($"Another code has the letter {letter.Key} now. Take it away first");
        if (codes.Find(code => code.NetId is { } id && frame.Nets.Single(net => net.Id == id).IsRemoved) is { } alone)
            throw new RuleException($"The net of ‘{alone.Label}’ has been removed since");
    }

    private static RuleException ChangedSince(string label) => new($"‘{label}’ has been changed again since. Undo that first");
}
