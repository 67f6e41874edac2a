namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>The point of a text that stays in place if a fallback font makes the text wider or narrower.</summary>
public enum TextAnchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right end.</summary>
    End,
}
