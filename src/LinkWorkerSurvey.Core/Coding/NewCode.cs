namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A code that a file or another survey offers to a code frame.</summary>
/// <param name="Label">The label of the category.</param>
public sealed record NewCode(string Label)
{
    /// <summary>The label of the net that includes the code; null if no net does.</summary>
    public string? Net { get; init; }

    /// <summary>The capital letter that gives the code on the keyboard; null for none.</summary>
    public char? Letter { get; init; }

    /// <summary>What the code means and when to use it.</summary>
    public CodeGuide Guide { get; init; } = new();

    /// <summary>Whether the code is an option of a questionnaire. Options are never added: each frame has those of its question.</summary>
    public bool IsOption { get; init; }
}
