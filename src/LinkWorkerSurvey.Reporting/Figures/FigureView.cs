namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The choices for calculating figures from the same counts: base, row order and treatment of coded answers.</summary>
public sealed record FigureView
{
    /// <summary>The base of the percentages.</summary>
    public PercentageBase Of { get; init; }

    /// <summary>The order of the rows.</summary>
    public RowOrder Order { get; init; }

    /// <summary>
    /// Whether only ticked options count, as before coding. Texts then count in no code, and a respondent in the row 'Other' stays in it
    /// even if the text has a code.
    /// </summary>
    public bool BeforeCoding { get; init; }
}
