namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>The part of a text that keeps its position when another font changes the width.</summary>
public enum TextAnchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right end.</summary>
    End,
}
