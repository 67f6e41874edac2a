namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The origin of a figure.</summary>
public enum FigureOrigin
{
    /// <summary>
    /// Counted from the released answers of the window. The window's kind says whether respondents gave all of them, and where.
    /// </summary>
    Counted,

    /// <summary>Counted from synthetic answers, and equal to a figure that a past wave published.</summary>
    Published,

    /// <summary>
    /// Counted from synthetic answers, and not equal to a published figure of that base after coding: the figure itself is synthetic.
    /// </summary>
    Synthetic,
}
