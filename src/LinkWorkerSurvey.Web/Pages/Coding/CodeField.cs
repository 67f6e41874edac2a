namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A text field about a code.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Title">Its label.</param>
/// <param name="Value">What it contains.</param>
public sealed record CodeField(string Name, string Title, string? Value)
{
    /// <summary>What is stored, if somebody else has changed it meanwhile; otherwise null.</summary>
    public string? Now { get; init; }

    public string? Hint { get; init; }

    /// <summary>Whether it takes more than one line.</summary>
    public bool IsLong { get; init; }

    public string Id => Name.Replace('.', '_');
}
