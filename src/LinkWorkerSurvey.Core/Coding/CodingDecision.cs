namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A coder's decision on one answer in one code frame. The outcome and the codes of a decision never change; a new decision can replace it,
/// and the old one is kept. If an answer has several decisions in one code frame, only the one that stands (see <see cref="IsStanding"/>)
/// counts in the results.
/// </summary>
public sealed class CodingDecision
{
    private readonly List<Code> codes = [];

    internal CodingDecision(Guid textId, CodeFrame frame, Guid? staffId, CodingPass pass, CodingOutcome outcome, IEnumerable<Code> codes)
    {
        this.codes.AddRange(codes);
        if (outcome == CodingOutcome.Coded != this.codes.Count > 0)
            throw new ArgumentException("A coded answer has at least one code, any other decision has none.");
        (Id, TextId, FrameId, StaffId, Pass, Outcome) = (Guid.NewGuid(), textId, frame.Id, staffId, pass, outcome);
        (IsStanding, IsCompared) = (pass != CodingPass.Second, pass == CodingPass.Second);
    }

    private CodingDecision()
    {
    }

    /// <summary>
    /// The key of the decision: a random UUID. Sequential keys would reveal the order of coding, and so which answers were released first.
    /// </summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the text answer that was coded.</summary>
    public Guid TextId { get; private set; }

    /// <summary>The key of the code frame that was used.</summary>
    public int FrameId { get; private set; }

    /// <summary>The key of the coder; null if the program coded its own synthetic answers.</summary>
    public Guid? StaffId { get; private set; }

    /// <summary>The coding pass in which the decision was made.</summary>
    public CodingPass Pass { get; private set; }

    /// <summary>The outcome of the decision.</summary>
    public CodingOutcome Outcome { get; private set; }

    /// <summary>
    /// Whether the decision stands: it counts in the results and no later decision has replaced it. A second coder's decision never stands.
    /// Each answer has at most one standing decision per code frame.
    /// </summary>
    public bool IsStanding { get; internal set; }

    /// <summary>
    /// Whether the decision is one of the two that coders made on the answer without seeing each other's: coders' agreement is calculated
    /// from it. It stays one when a later decision counts. At most one of them is in the pass <see cref="CodingPass.Second"/>.
    /// </summary>
    public bool IsCompared { get; internal set; }

    /// <summary>Whether suggestions of codes were visible when the coder decided.</summary>
    public bool HadSuggestions { get; internal init; }

    /// <summary>Whether the decision is in force: it counts, or it is a second coder's latest.</summary>
    public bool IsInForce => IsStanding || (IsCompared && Pass == CodingPass.Second);

    /// <summary>The codes assigned: at least one when <see cref="Outcome"/> is <see cref="CodingOutcome.Coded"/>, none otherwise.</summary>
    public IReadOnlyList<Code> Codes => codes;
}
