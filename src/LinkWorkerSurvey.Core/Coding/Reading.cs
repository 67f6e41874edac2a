namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A coder's decision about one answer in one frame. Readings are added, never changed; the standing one counts.</summary>
public sealed class Reading
{
    private readonly List<Code> codes = [];

    internal Reading(Guid textId, CodeFrame frame, Guid? staffId, ReadingKind kind, ReadingState state, IEnumerable<Code> codes)
    {
        this.codes.AddRange(codes);
        if (state == ReadingState.Coded != this.codes.Count > 0)
            throw new ArgumentException("A coded answer has at least one code, any other decision has none.");
        (Id, TextId, FrameId, StaffId, Kind, State, Standing) = (
            Guid.NewGuid(),
            textId,
            frame.Id,
            staffId,
            kind,
            state,
            kind != ReadingKind.Second);
    }

    private Reading()
    {
    }

    /// <summary>A random name: a number in a row would tell which answers were there to be coded first.</summary>
    public Guid Id { get; private set; }

    /// <summary>The answer read.</summary>
    public Guid TextId { get; private set; }

    /// <summary>The frame it was read for.</summary>
    public int FrameId { get; private set; }

    /// <summary>The coder who decided; null if the program did, for its own synthetic answers.</summary>
    public Guid? StaffId { get; private set; }

    /// <summary>In which pass it was made.</summary>
    public ReadingKind Kind { get; private set; }

    /// <summary>The decision.</summary>
    public ReadingState State { get; private set; }

    /// <summary>Whether it counts. At most one reading of an answer in a frame does.</summary>
    public bool Standing { get; private set; }

    /// <summary>The codes given: at least one when <see cref="State"/> is <see cref="ReadingState.Coded"/>, none otherwise.</summary>
    public IReadOnlyList<Code> Codes => codes;
}
