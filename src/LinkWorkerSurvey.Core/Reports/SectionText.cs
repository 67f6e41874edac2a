using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Reports;

/// <summary>
/// The text of a section of a survey's report as a member of staff saved it. It never changes: each saving adds another, and the last one
/// of a section stands.
/// </summary>
public sealed class SectionText
{
    /// <summary>The maximum length of a text, in UTF-16 code units.</summary>
    public const int TextLimit = 250_000;

    /// <summary>The maximum number of lines of a text.</summary>
    public const int LinesLimit = 5_000;

    internal SectionText(int windowId, string section, string? text, Guid staffId, DateTimeOffset at) =>
        (WindowId, Section, Text, StaffId, SavedAt) = (windowId, section, text, staffId, at);

    private SectionText()
    {
    }

    /// <summary>The key, which grows with each saving.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the survey window.</summary>
    public int WindowId { get; private set; }

    /// <summary>The key of the section, such as '2.10' or 'summary'.</summary>
    public string Section { get; private set; } = "";

    /// <summary>The text in Markdown; null if the section shows the draft, which is written from the figures as they are.</summary>
    public string? Text { get; private set; }

    /// <summary>The key of the member of staff who saved it.</summary>
    public Guid StaffId { get; private set; }

    /// <summary>The time of saving.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Returns the text unchanged.</summary>
    /// <exception cref="RuleException">The text is too long, or has too many lines.</exception>
    internal static string? Require(string? text) => text is { Length: > TextLimit } || text.AsSpan().Count('\n') >= LinesLimit
        ? throw new RuleException(
            $"A section has at most {TextLimit:N0} characters in {LinesLimit:N0} lines. Make it shorter, then save again", nameof(Text))
        : text;
}
