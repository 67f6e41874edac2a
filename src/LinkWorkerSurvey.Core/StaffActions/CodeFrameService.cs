using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// Changes code frames: adds, changes, merges, splits and removes codes and nets. Each action is one transaction, raises the window's
/// revision, can be undone by its coder (<see cref="CodingService.UndoAsync"/>) and adds an entry to the activity log. An action that
/// changes nothing, such as the second half of a double click, writes nothing.
/// </summary>
public sealed class CodeFrameService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Adds a code. It is new until somebody reviews it.</summary>
    /// <returns>The key of the code; if a code in use has the label already, that code's.</returns>
    /// <exception cref="KeyNotFoundException">The code frame or the net does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off or full, or the label is empty or too long.</exception>
    public Task<int> AddCodeAsync(int frameId, string label, int? netId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var frame = locked.Frame;
            if (frame.InUse.FirstOrDefault(code => code.Label.Equals(label.Trim(), StringComparison.OrdinalIgnoreCase)) is { } same)
                return new Act(CodingStepKind.AddCode, AuditAction.CodeAdded, same);
            var code = frame.AddCode(label);
            code.State = code.State with { IsNew = true, NetId = netId is { } net ? NetInUse(locked, net).Id : null };
            return new Act(CodingStepKind.AddCode, AuditAction.CodeAdded, code);
        }, cancel);

    /// <summary>
    /// Changes a code. Nothing is overwritten unseen: if somebody else has changed it since it was read, nothing is changed.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="codeId">The key of the code.</param>
    /// <param name="seen">The state that the coder saw; null skips the check.</param>
    /// <param name="to">The new state. Whether the code is merged or removed does not change.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The code frame or the code does not exist.</exception>
    /// <exception cref="RuleException">
    /// Somebody else has changed the code since it was read, or a rule of <see cref="CodeFrame.ChangeCode"/> is broken.
    /// </exception>
    public Task ChangeCodeAsync(
        int frameId, int codeId, CodeState? seen, CodeState to, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var code = locked.CodeOf(codeId);
            var before = code.State;
            if (seen is not null && before != seen && before != to)
                throw new RuleException("Somebody else has changed this code meanwhile. Check it, then save again");
            locked.Frame.ChangeCode(code, to);
            return new Act(CodingStepKind.ChangeCode, AuditAction.CodeChanged, code)
            {
                Before = before.Label == to.Label ? null : before.Label,
                After = before.Label == to.Label ? null : to.Label,
            };
        }, cancel);

    /// <summary>Records that a new code was reviewed.</summary>
    /// <exception cref="KeyNotFoundException">The code frame or the code does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off, or the code is not in use.</exception>
    public Task ReviewCodeAsync(int frameId, int codeId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var code = locked.CodeOf(codeId);
            locked.Frame.ChangeCode(code, code.State with { IsNew = false });
            return new Act(CodingStepKind.ReviewCode, AuditAction.CodeReviewed, code);
        }, cancel);

    /// <summary>Moves a code before another, or to the end of its frame. Options come first, as in the questionnaire.</summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="codeId">The key of the code.</param>
    /// <param name="beforeId">The key of the code before which it comes to stand; null for the end.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The code frame or a code does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off, a code is not in use, or it is an option.</exception>
    public Task MoveCodeAsync(int frameId, int codeId, int? beforeId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var (frame, code) = (locked.Frame, locked.CodeOf(codeId));
            frame.RequireInUse(code);
            if (code.IsOption)
                throw new RuleException("Options stay in the order of the questionnaire");
            List<Code> order = [.. frame.InUse.Where(other => other != code && !other.IsOption)];
            var place = beforeId is { } before ? order.IndexOf(locked.CodeOf(before)) : order.Count;
            order.Insert(place < 0 ? order.Count : place, code);
            var options = frame.Codes.Count(other => other.IsOption);
            foreach (var (position, moved) in order.Index())
                frame.ChangeCode(moved, moved.State with { Position = options + position });
            return new Act(CodingStepKind.ChangeCode, AuditAction.CodeChanged, code);
        }, cancel);

    /// <summary>Merges a code into another: see <see cref="CodeFrame.MergeCode"/>.</summary>
    /// <exception cref="KeyNotFoundException">The code frame or a code does not exist.</exception>
    /// <exception cref="RuleException">A rule of <see cref="CodeFrame.MergeCode"/> is broken.</exception>
    public Task MergeCodeAsync(int frameId, int codeId, int intoId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var (code, into) = (locked.CodeOf(codeId), locked.CodeOf(intoId));
            if (code.MergedIntoId != intoId)
                locked.Frame.MergeCode(code, into);
            return new Act(CodingStepKind.MergeCode, AuditAction.CodeMerged, code) { After = into.Label };
        }, cancel);

    /// <summary>
    /// Splits a code: the chosen answers get a new code instead of it, beside the other codes that they have. The new code is in the same
    /// net.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="codeId">The key of the code to split.</param>
    /// <param name="label">The label of the new code.</param>
    /// <param name="textIds">The keys of the answers that get the new code.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <returns>The key of the new code.</returns>
    /// <exception cref="KeyNotFoundException">The code frame or the code does not exist.</exception>
    /// <exception cref="RuleException">
    /// The frame is signed off or full, the code is not in use, no answer is chosen, an answer does not have the code any more, or the
    /// label is empty, too long or taken.
    /// </exception>
    public Task<int> SplitCodeAsync(
        int frameId, int codeId, string label, IReadOnlyCollection<Guid> textIds, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, async locked =>
        {
            var (frame, code) = (locked.Frame, locked.CodeOf(codeId));
            frame.RequireInUse(code);
            if (frame.IsBlind)
                throw new RuleException("Two coders are coding these answers without seeing each other's codes. Split the code afterwards");
            if (textIds.Count == 0)
                throw new RuleException("Select the answers that get the new code", "Texts");
            var decisions = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes)
                .Where(d => d.FrameId == frameId && d.IsStanding && textIds.Contains(d.TextId)).ToListAsync(cancel);
            var split = frame.AddCode(label);
            split.State = split.State with { NetId = code.NetId, IsNew = true };
            await db.SaveChangesAsync(cancel);

            List<StepChanges.MadeDecision> made = [];
            foreach (var textId in textIds.Distinct())
            {
                var decision = decisions.Find(d => d.TextId == textId);
                List<Code> given = [.. decision?.Codes.Select(one => locked.CodeOf(one.Id)) ?? []];
                if (!given.Exists(one => frame.CountsAs(one) == code))
                    throw new RuleException($"One of these answers no longer has the code ‘{code.Label}’. Select again", "Texts");
                List<Code> after = [.. given.Where(one => frame.CountsAs(one) != code), split];
                made.Add(await locked.DecideAsync(textId, CodingOutcome.Coded, after, new(staffId), cancel));
            }

            return new Act(CodingStepKind.SplitCode, AuditAction.CodeSplit, split) { Before = code.Label, Decisions = made };
        }, cancel);

    /// <summary>Removes a code that no answer has.</summary>
    /// <exception cref="KeyNotFoundException">The code frame or the code does not exist.</exception>
    /// <exception cref="RuleException">
    /// An answer has the code, or a rule of <see cref="CodeFrame.RemoveCode"/> is broken.
    /// </exception>
    public Task RemoveCodeAsync(int frameId, int codeId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, async locked =>
        {
            var code = locked.CodeOf(codeId);
            if (await db.CountAnswersAsync(locked.Frame, code, except: [], cancel) is > 0 and var answers)
                throw new RuleException($"{answers:N0} {(answers == 1 ? "answer has" : "answers have")} this code. "
                    + "Merge it into another code instead");
            if (!code.IsRemoved)
                locked.Frame.RemoveCode(code);
            return new Act(CodingStepKind.RemoveCode, AuditAction.CodeRemoved, code);
        }, cancel);

    /// <summary>Adds a net.</summary>
    /// <returns>The key of the net; if a net has the label already, that net's.</returns>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off, or the label is empty or too long.</exception>
    public Task<int> AddNetAsync(int frameId, string label, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked => new Act(
            CodingStepKind.AddNet,
            AuditAction.NetAdded,
            locked.Frame.NetsInUse.FirstOrDefault(net => net.Label.Equals(label.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? locked.Frame.AddNet(label)), cancel);

    /// <summary>Renames a net.</summary>
    /// <exception cref="KeyNotFoundException">The code frame or the net does not exist.</exception>
    /// <exception cref="RuleException">A rule of <see cref="CodeFrame.RenameNet"/> is broken.</exception>
    public Task RenameNetAsync(int frameId, int netId, string label, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var net = locked.NetOf(netId);
            var before = net.Label;
            locked.Frame.RenameNet(net, label);
            return new Act(CodingStepKind.RenameNet, AuditAction.NetRenamed, net) { Before = before, After = net.Label };
        }, cancel);

    /// <summary>Removes a net. Its codes stay, without a net.</summary>
    /// <exception cref="KeyNotFoundException">The code frame or the net does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off.</exception>
    public Task RemoveNetAsync(int frameId, int netId, Guid staffId, CancellationToken cancel = default) =>
        ChangeAsync(frameId, staffId, locked =>
        {
            var net = locked.NetOf(netId);
            if (!net.IsRemoved)
                locked.Frame.RemoveNet(net);
            return new Act(CodingStepKind.RemoveNet, AuditAction.NetRemoved, net);
        }, cancel);

    /// <summary>
    /// Adds several codes, such as those of a file, with the nets that they name, in one step. A code whose label is there already is left
    /// as it is; options are left out; a letter that another code has is not given again.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="codes">The codes, with different labels.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="source">Where the codes are from, for the activity log.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">The code frame does not exist.</exception>
    /// <exception cref="RuleException">
    /// The frame is signed off or gets more codes than it can have, or a code or net breaks a rule of <see cref="CodeFrame"/>. Nothing is
    /// added then.
    /// </exception>
    public async Task<AddedCodes> AddCodesAsync(
        int frameId, IReadOnlyList<NewCode> codes, Guid staffId, string source = "from a file", CancellationToken cancel = default)
    {
        AddedCodes? added = null;
        await ChangeAsync(frameId, staffId, async locked =>
        {
            (added, _) = await AddAsync(locked.Frame, codes, cancel);
            return new Act(CodingStepKind.AddCodes, AuditAction.CodesAdded, added.InWords(source));
        }, cancel);
        return added!;
    }

    /// <summary>
    /// Adds the codes of another survey's code frame: see <see cref="AddCodesAsync"/>. Each added code and net is matched with its origin,
    /// so that the results compare the two whatever they are called later.
    /// </summary>
    /// <param name="frameId">The key of the code frame.</param>
    /// <param name="fromId">The key of the other code frame.</param>
    /// <param name="staffId">The key of the coder.</param>
    /// <param name="cancel">Cancels the call; nothing is written.</param>
    /// <exception cref="KeyNotFoundException">One of the code frames does not exist.</exception>
    /// <exception cref="RuleException">The frame is signed off or gets more codes than it can have. Nothing is added then.</exception>
    public async Task<AddedCodes> CopyCodesAsync(int frameId, int fromId, Guid staffId, CancellationToken cancel = default)
    {
        AddedCodes? added = null;
        await ChangeAsync(frameId, staffId, async locked =>
        {
            var window = await db.Windows.AsNoTracking().SingleOrDefaultAsync(w => w.Frames.Any(f => f.Id == fromId), cancel)
                ?? throw new KeyNotFoundException("The other code frame is no longer there.");
            var from = await db.Frames.AsNoTracking().Include(f => f.Codes).Include(f => f.Nets).AsSplitQuery()
                .SingleAsync(f => f.Id == fromId, cancel);
            (added, var matches) = await AddAsync(locked.Frame, [.. CodesOf(from)], cancel, new Origin(from, window));
            locked.Frame.Match([.. matches.Select(match => match.There)], matches);
            return new Act(CodingStepKind.AddCodes, AuditAction.CodesAdded, added.InWords($"of {window.Title}"));
        }, cancel);
        return added!;
    }

    private static IEnumerable<NewCode> CodesOf(CodeFrame frame) => frame.InUse.Select(code => new NewCode(code.Label)
    {
        Net = frame.Nets.SingleOrDefault(net => net.Id == code.NetId)?.Label,
        Letter = code.Letter,
        Guide = code.Guide,
        IsOption = code.IsOption,
    });

    /// <returns>The result, and the matches of what was added with its origin.</returns>
    private async Task<(AddedCodes Added, IReadOnlyList<WordingMatch> Matches)> AddAsync(
        CodeFrame frame, IReadOnlyList<NewCode> codes, CancellationToken cancel, Origin? origin = null)
    {
        var known = frame.InUse.Select(code => code.Label).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<NewCode> added = [.. codes.Where(code => !code.IsOption && !known.Contains(code.Label))];
        var nets = frame.NetsInUse.ToDictionary(net => net.Label, StringComparer.OrdinalIgnoreCase);
        List<Net> newNets = [];
        foreach (var label in added.Select(code => code.Net).OfType<string>())
        {
            if (!nets.ContainsKey(label))
                newNets.Add(nets[label] = frame.AddNet(label));
        }

        // New nets have their keys only once they are stored.
        await db.SaveChangesAsync(cancel);
        List<Code> newCodes = [];
        foreach (var code in added)
        {
            var made = frame.AddCode(code.Label);
            newCodes.Add(made);
            frame.ChangeCode(made, made.State with
            {
                Guide = code.Guide,
                Letter = code.Letter is { } letter && frame.IsFree(letter) ? letter : null,
                NetId = code.Net is { } net ? nets[net].Id : null,
            });
        }

        await db.SaveChangesAsync(cancel);
        var result = new AddedCodes(
            added.Count,
            codes.Count(code => known.Contains(code.Label)),
            codes.Count(code => code.IsOption && !known.Contains(code.Label)),
            added.Zip(newCodes).Count(pair => pair.First.Letter is not null && pair.Second.Letter is null));
        return (result, origin?.Matches(newCodes, newNets) ?? []);
    }

    private Task<int> ChangeAsync(int frameId, Guid staffId, Func<LockedFrame, Act> act, CancellationToken cancel) =>
        ChangeAsync(frameId, staffId, locked => Task.FromResult(act(locked)), cancel);

    private async Task<int> ChangeAsync(int frameId, Guid staffId, Func<LockedFrame, Task<Act>> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var locked = await LockedFrame.LockAsync(db, frameId, cancel);
        locked.Frame.RequireOpen();
        var act = await change(locked);
        await db.SaveChangesAsync(cancel);

        var changes = locked.Changes() with { Decisions = act.Decisions };
        if (changes.IsEmpty)
            return act.Id;
        var now = clock.GetUtcNow();
        db.CodingSteps.Add(new CodingStep(locked.Frame, staffId, act.Kind, act.Label, changes, now));
        db.AuditEntries.Add(new AuditEntry(now, act.Action, staffId, locked.Frame.WindowId)
        {
            Subject = locked.Frame.NameOf(act.Label),
            Before = act.Before,
            After = act.After,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return act.Id;
    }

    private static Net NetInUse(LockedFrame locked, int id) => locked.NetOf(id) is { IsRemoved: false } net
        ? net
        : throw new RuleException("This net has been removed meanwhile", nameof(Code.NetId));

    /// <summary>The code frame from which codes are copied.</summary>
    private sealed record Origin(CodeFrame Frame, SurveyWindow Window)
    {
        // A reconstruction is compared by the published wave of the same name, which has no nets.
        private bool IsPublished => Window.Kind == WindowKind.Reconstruction;

        public IReadOnlyList<WordingMatch> Matches(IEnumerable<Code> codes, IEnumerable<Net> nets) =>
        [
            .. from code in codes
               let there = KeyOf(Frame.InUse.Single(other => other.Label.Equals(code.Label, StringComparison.OrdinalIgnoreCase)))
               where there is not null
               select new WordingMatch(MatchKey.OfAdded(code), there),
            .. from net in IsPublished ? [] : nets
               select new WordingMatch(MatchKey.Of(net), MatchKey.Of(Frame.NetsInUse.Single(other => other.Label == net.Label))),
        ];

        private string? KeyOf(Code code) => !IsPublished ? MatchKey.OfAdded(code)
            : code.PublishedKey is { } key ? MatchKey.OfPublished(Window.Slug, key) : null;
    }

    /// <summary>What an action did, for its step and its entry in the activity log.</summary>
    private sealed class Act
    {
        private readonly Code? code;
        private readonly Net? net;
        private readonly string? label;

        public Act(CodingStepKind kind, AuditAction action, Code code) => (Kind, Action, this.code) = (kind, action, code);

        public Act(CodingStepKind kind, AuditAction action, Net net) => (Kind, Action, this.net) = (kind, action, net);

        public Act(CodingStepKind kind, AuditAction action, string label) => (Kind, Action, this.label) = (kind, action, label);

        public CodingStepKind Kind { get; }

        public AuditAction Action { get; }

        // A new code has its key only once it is stored.
        public int Id => code?.Id ?? net?.Id ?? 0;

        public string Label => label ?? code?.Label ?? net!.Label;

        public string? Before { get; init; }

        public string? After { get; init; }

        public IReadOnlyList<StepChanges.MadeDecision> Decisions { get; init; } = [];
    }
}
