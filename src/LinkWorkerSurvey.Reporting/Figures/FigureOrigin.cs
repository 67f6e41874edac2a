namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The origin of a figure.</summary>
public enum FigureOrigin
{
    /// <summary>
    /// Counted from the released answers of the window. The kind of the window states whether all of them are from respondents, and where
    /// they were collected.
    /// </summary>
    Counted,

    /// <summary>Counted from synthetic answers, and equal to a figure that a past wave published.</summary>
    Published,

    /// <summary>
    /// Counted from synthetic answers. The past wave published no equal figure with this base and after coding, so the figure itself is
    /// synthetic.
    /// </summary>
    Synthetic,
}
