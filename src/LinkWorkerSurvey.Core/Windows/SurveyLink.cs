namespace LinkWorkerSurvey.Core.Windows;

/// <summary>A link that a survey is sent by. Its uses are counted by day; which answers came by it is not stored.</summary>
public sealed class SurveyLink
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 80;

    internal SurveyLink(string slug, string name) => (Slug, Name) = (Windows.Slug.Require(slug), name);

    private SurveyLink()
    {
    }

    /// <summary>The key of the link.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the window it leads to.</summary>
    public int WindowId { get; private set; }

    /// <summary>The window it leads to.</summary>
    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The part of the link's address, unique over all windows: <c>/s/{slug}</c>.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The link's name for staff.</summary>
    public string Name { get; private set; } = "";
}
