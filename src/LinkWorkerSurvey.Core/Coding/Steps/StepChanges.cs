namespace LinkWorkerSurvey.Core.Coding.Steps;

/// <summary>What a step changed in a code frame and in the decisions that count.</summary>
public sealed record StepChanges
{
    /// <summary>The codes that the step added or changed.</summary>
    public IReadOnlyList<Change<CodeState>> Codes { get; init; } = [];

    /// <summary>The nets that the step added or changed.</summary>
    public IReadOnlyList<Change<NetState>> Nets { get; init; } = [];

    /// <summary>The decisions that the step made.</summary>
    public IReadOnlyList<MadeDecision> Decisions { get; init; } = [];

    /// <summary>Whether the step changed nothing.</summary>
    public bool IsEmpty => Codes.Count + Nets.Count + Decisions.Count == 0;

    /// <summary>A code or a net before and after a step.</summary>
    /// <param name="Id">The key of the code or net.</param>
    /// <param name="Before">The state before; null if the step added it.</param>
    /// <param name="After">The state after.</param>
    public sealed record Change<TState>(int Id, TState? Before, TState After)
        where TState : class;

    /// <summary>A decision that a step made, and the one that it replaced.</summary>
    /// <param name="Made">The key of the decision.</param>
    /// <param name="Replaced">The key of the decision that counted before; null if none did.</param>
    public sealed record MadeDecision(Guid Made, Guid? Replaced);
}
