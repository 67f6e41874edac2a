using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>The look of some words within a paragraph.</summary>
/// <param name="IsStrong">Whether they are in the heavier weight.</param>
/// <param name="IsEmphasis">Whether they are in italics.</param>
/// <param name="Style">The style of characters; null for that of the paragraph.</param>
internal readonly record struct TextLook(bool IsStrong = false, bool IsEmphasis = false, string? Style = null)
{
    public RunProperties? Properties => this == default ? null : new()
    {
        RunStyle = Style is null ? null : new() { Val = Style },
        Bold = IsStrong ? new() : null,
        BoldComplexScript = IsStrong ? new() : null,
        Italic = IsEmphasis ? new() : null,
        ItalicComplexScript = IsEmphasis ? new() : null,
    };
}
