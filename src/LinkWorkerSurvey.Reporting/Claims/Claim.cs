using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>A claim of a text about the figures of a survey, and the verdict on it.</summary>
public sealed record Claim
{
    /// <summary>The position of the claim's first character in the text, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>The number of characters.</summary>
    public required int Length { get; init; }

    /// <summary>The line of the first character, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The words of the claim as they stand in the text.</summary>
    public required string Words { get; init; }

    /// <summary>The kind of claim.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>The verdict.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>The figure that the claim was bound to; null if there is none.</summary>
    public ClaimFigure? Figure { get; init; }

    /// <summary>Whether the words name the row of the figure beyond doubt, so that the figure may take the place of the claim.</summary>
    [NotInFiles]
    public bool IsSure { get; init; }

    /// <summary>The reason for the verdict, one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Whether a reader should look at the claim: the figures do not bear it out, or none was found.</summary>
    public bool IsMarked => Status != ClaimStatus.Bound;
}
