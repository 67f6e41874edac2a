namespace LinkWorkerSurvey.Core.Coding;

/// <summary>Tells coders what a code means and when to use it. An empty text is not written yet.</summary>
public sealed record CodeGuide
{
    /// <summary>The maximum length of each text, in characters.</summary>
    public const int Limit = 1_000;

    /// <summary>What the code means.</summary>
    public string Definition { get; init; } = "";

    /// <summary>When to use the code.</summary>
    public string UseWhen { get; init; } = "";

    /// <summary>When not to use the code, and which code to use instead.</summary>
    public string NotWhen { get; init; } = "";

    /// <summary>Examples, made up by staff. They are no answers of respondents.</summary>
    public string Examples { get; init; } = "";
}
