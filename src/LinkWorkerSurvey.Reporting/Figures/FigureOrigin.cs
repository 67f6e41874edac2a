namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>What a figure rests on.</summary>
public enum FigureOrigin
{
    /// <summary>Counted from the released answers of the window, whose kind says whether respondents gave all of them, and where.</summary>
    Counted,

    /// <summary>Counted from made-up answers, and equal to a figure that was published of a past wave.</summary>
    Published,

    /// <summary>
    /// Counted from made-up answers, where nothing was published, or of another base or before coding: the figure itself is made up.
    /// </summary>
    Synthetic,
}
