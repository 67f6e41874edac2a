namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Which figures of the same counts are asked for.</summary>
public sealed record FigureView
{
    /// <summary>What percentages are of.</summary>
    public PercentageBase Of { get; init; }

    /// <summary>In which order rows stand.</summary>
    public RowOrder Order { get; init; }

    /// <summary>
    /// Whether only what respondents ticked themselves is counted: no text is in a category, and every 'Other' is an 'Other'.
    /// </summary>
    public bool BeforeCoding { get; init; }
}
