namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The origin of a figure: whether it was counted from answers, is the published one, or is synthetic.</summary>
public enum FigureOrigin
{
    /// <summary>
    /// Counted from the released answers of the window. The kind of the window, such as live or imported, states whether all of them are
    /// from respondents, and where they were collected.
    /// </summary>
    Counted,

    /// <summary>
    /// Counted from synthetic answers, and the same as the past wave published: the percentages have the published base, and the count
    /// rounds to the published percentage.
    /// </summary>
    Published,

    /// <summary>
    /// Counted from synthetic answers, and the figure itself is synthetic: the past wave published no figure for the row, or one that this
    /// figure does not reproduce. Figures on another base are all synthetic, and most figures before coding.
    /// </summary>
    Synthetic,
}
