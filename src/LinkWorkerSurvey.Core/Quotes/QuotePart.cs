namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>A part of an excerpt: words that are published as they were written, or words that others replace.</summary>
/// <param name="Written">The respondent's words.</param>
/// <param name="Instead">What is published instead of them, in square brackets; null if they are published.</param>
public sealed record QuotePart(string Written, string? Instead)
{
    /// <summary>What is published.</summary>
    public string Published => Instead ?? Written;
}
