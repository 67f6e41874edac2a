namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>The colours of charts, the same as those of the pages. None carries meaning by itself.</summary>
public enum ChartColour
{
    /// <summary>The colour of text.</summary>
    Dark,

    /// <summary>The colour of secondary text.</summary>
    Soft,

    /// <summary>The colour of grid lines.</summary>
    Faint,

    /// <summary>The colour of bars.</summary>
    Teal,

    /// <summary>The colour of a statistically significant change between two waves.</summary>
    Accent,

    /// <summary>The background.</summary>
    Paper,
}
