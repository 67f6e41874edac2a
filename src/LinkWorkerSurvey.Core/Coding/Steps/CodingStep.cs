namespace LinkWorkerSurvey.Core.Coding.Steps;

/// <summary>
/// One act of a coder in a code frame, with what it takes to undo it: a decision on an answer or on identical answers, or a change of codes
/// and nets. The final release gives all decisions new keys, so that no step made before leads to an answer.
/// </summary>
public sealed class CodingStep
{
    internal CodingStep(CodeFrame frame, Guid staffId, CodingStepKind kind, string about, StepChanges changes, DateTimeOffset at) =>
        (FrameId, StaffId, Kind, About, Changes, At) = (frame.Id, staffId, kind, about, changes, at);

    private CodingStep()
    {
    }

    /// <summary>The key of the step. Later steps have higher keys.</summary>
    public long Id { get; private set; }

    /// <summary>The key of the code frame.</summary>
    public int FrameId { get; private set; }

    /// <summary>The key of the coder.</summary>
    public Guid StaffId { get; private set; }

    /// <summary>The time of the step.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What was done.</summary>
    public CodingStepKind Kind { get; private set; }

    /// <summary>The labels of the codes or of the net that the step was about, for the coder to read.</summary>
    public string About { get; private set; } = "";

    /// <summary>What the step changed.</summary>
    public StepChanges Changes { get; private set; } = new();

    /// <summary>The time when its coder undid the step; null if it stands.</summary>
    public DateTimeOffset? UndoneAt { get; internal set; }
}
