using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>A code frame that an action of coders has locked, with the states of its codes and nets before the action.</summary>
internal sealed class LockedFrame
{
    private readonly SurveyDbContext db;
    private readonly Dictionary<int, CodeState> codes;
    private readonly Dictionary<int, NetState> nets;

    private LockedFrame(SurveyDbContext db, CodeFrame frame)
    {
        (this.db, Frame) = (db, frame);
        codes = frame.Codes.ToDictionary(code => code.Id, code => code.State);
        nets = frame.Nets.ToDictionary(net => net.Id, net => net.State);
    }

    public CodeFrame Frame { get; }

    /// <summary>
    /// Locks the row of the frame's window in the caller's transaction, so that coding and releases of the window run one after another,
    /// and raises its revision: the figures may change. Then reads the frame as it is now; the context forgets what it tracked.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The frame does not exist.</exception>
    public static async Task<LockedFrame> LockAsync(SurveyDbContext db, int frameId, CancellationToken cancel)
    {
        await db.Windows.Where(w => w.Frames.Any(frame => frame.Id == frameId))
            .ExecuteUpdateAsync(w => w.SetProperty(x => x.Revision, x => x.Revision + 1), cancel);

        // A query would keep the old values of what this context already tracks.
        db.ChangeTracker.Clear();
        return new LockedFrame(db, await db.Frames.Include(f => f.Codes).Include(f => f.Nets).AsSplitQuery()
            .SingleOrDefaultAsync(f => f.Id == frameId, cancel) ?? throw new KeyNotFoundException("This code frame is no longer there."));
    }

    /// <summary>Returns a code of the frame.</summary>
    /// <exception cref="KeyNotFoundException">The frame has no such code.</exception>
    public Code CodeOf(int id) => Frame.Codes.SingleOrDefault(code => code.Id == id)
        ?? throw new KeyNotFoundException("One of the codes is no longer in the frame.");

    /// <summary>Returns a net of the frame.</summary>
    /// <exception cref="KeyNotFoundException">The frame has no such net.</exception>
    public Net NetOf(int id) => Frame.Nets.SingleOrDefault(net => net.Id == id)
        ?? throw new KeyNotFoundException("This net is no longer in the frame.");

    /// <summary>
    /// Records a decision on an answer of the frame's question. If two coders are to decide on it, the second one's decision stands beside
    /// the first, which counts; otherwise it takes the place of the decision that counted, which is kept. It settles what two coders
    /// decided differently.
    /// </summary>
    /// <returns>The decision, and the one whose place it took.</returns>
    /// <exception cref="RuleException">Two other coders have decided on the answer already, and are not compared yet.</exception>
    /// <exception cref="ArgumentException">
    /// The outcome is <see cref="CodingOutcome.Coded"/> without codes, or another outcome with codes.
    /// </exception>
    public async Task<StepChanges.MadeDecision> DecideAsync(
        Guid textId, CodingOutcome outcome, IReadOnlyCollection<Code> given, DecisionMaker by, CancellationToken cancel)
    {
        var present = await db.CodingDecisions.Where(d => d.TextId == textId && d.FrameId == Frame.Id && (d.IsStanding || d.IsCompared))
            .ToListAsync(cancel);
        var (first, second) = (present.Find(d => d.IsStanding), present.Find(d => d.Pass == CodingPass.Second));
        var pass = by.IsOneOfTwo ? by.PassBeside(first, second) : second is null ? CodingPass.Sole : CodingPass.Adjudicated;
        var decision = new CodingDecision(textId, Frame, by.StaffId, pass, outcome, given) { HadSuggestions = by.HadSuggestions };
        var replaced = pass == CodingPass.Second ? second : first;
        if (pass == CodingPass.Second)
            first!.IsCompared = true;
        if (replaced is not null)
        {
            replaced.IsStanding = false;
            if (pass != CodingPass.Adjudicated)
                (decision.IsCompared, replaced.IsCompared) = (decision.IsCompared || replaced.IsCompared, false);

            // The unique indexes allow one of each at a time.
            await db.SaveChangesAsync(cancel);
        }

        db.CodingDecisions.Add(decision);
        return new StepChanges.MadeDecision(decision.Id, replaced?.Id);
    }

    /// <summary>Returns the codes and nets that differ from those before the action. All have keys: the context has saved them.</summary>
    public StepChanges Changes() => new()
    {
        Codes =
        [
            .. Frame.Codes.Where(code => codes.GetValueOrDefault(code.Id) != code.State)
                .Select(code => new StepChanges.Change<CodeState>(code.Id, codes.GetValueOrDefault(code.Id), code.State)),
        ],
        Nets =
        [
            .. Frame.Nets.Where(net => nets.GetValueOrDefault(net.Id) != net.State)
                .Select(net => new StepChanges.Change<NetState>(net.Id, nets.GetValueOrDefault(net.Id), net.State)),
        ],
    };
}
