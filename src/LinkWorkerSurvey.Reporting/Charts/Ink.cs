namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>The colours of charts, those of the pages. None carries meaning by itself.</summary>
public enum Ink
{
    /// <summary>Text.</summary>
    Dark,

    /// <summary>Text of second rank.</summary>
    Soft,

    /// <summary>Lines of the scale.</summary>
    Faint,

    /// <summary>Bars.</summary>
    Teal,

    /// <summary>A change that is clear.</summary>
    Accent,

    /// <summary>The ground.</summary>
    Paper,
}
