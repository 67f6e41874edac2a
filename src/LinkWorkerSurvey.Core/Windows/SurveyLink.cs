namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// A link by which a survey is sent. Its uses are counted by day; an answer is stored without the link that it came through.
/// </summary>
public sealed class SurveyLink
{
    /// <summary>The maximum length of a name, in characters.</summary>
    public const int NameLimit = 80;

    internal SurveyLink(string slug, string name) => (Slug, Name) = (Windows.Slug.Require(slug), RequireName(name));

    private SurveyLink()
    {
    }

    /// <summary>The key of the link.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the survey window that the link leads to.</summary>
    public int WindowId { get; private set; }

    /// <summary>The window that the link leads to.</summary>
    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The slug in the link's URL, <c>/s/{slug}</c>; unique across all windows.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The name of the link, as staff read it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The time when staff retired the link: respondents can no longer start by it. Null while it is in use.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    internal void Rename(string name) => Name = RequireName(name);

    internal void Retire(DateTimeOffset now) => RetiredAt ??= now;

    internal void Restore() => RetiredAt = null;

    private static string RequireName(string name) => name is { Length: > 0 and <= NameLimit }
        ? name
        : throw new ArgumentException($"A link needs a name of at most {NameLimit} characters.");
}
