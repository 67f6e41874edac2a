namespace LinkWorkerSurvey.Core.Coding.Steps;

/// <summary>Lists what a coder can do in a code frame, and undo.</summary>
public enum CodingStepKind
{
    /// <summary>Decided on one answer, or on several in the same words.</summary>
    Decide,

    /// <summary>Added a code.</summary>
    AddCode,

    /// <summary>Changed a code: its label, guide, letter, net or position.</summary>
    ChangeCode,

    /// <summary>Reviewed a new code: it is new no longer.</summary>
    ReviewCode,

    /// <summary>Merged a code into another.</summary>
    MergeCode,

    /// <summary>Split a code: some of its answers got a code of their own.</summary>
    SplitCode,

    /// <summary>Removed a code.</summary>
    RemoveCode,

    /// <summary>Added a net.</summary>
    AddNet,

    /// <summary>Renamed a net.</summary>
    RenameNet,

    /// <summary>Removed a net.</summary>
    RemoveNet,

    /// <summary>Added the codes of a file or of another survey.</summary>
    AddCodes,
}
