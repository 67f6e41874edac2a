namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>The part of a text that keeps its place.</summary>
public enum Anchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
