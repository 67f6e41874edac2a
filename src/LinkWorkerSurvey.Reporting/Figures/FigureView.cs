namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The options for calculating figures from the same counts.</summary>
public sealed record FigureView
{
    /// <summary>The base of the percentages.</summary>
    public PercentageBase Of { get; init; }

    /// <summary>The order of the rows.</summary>
    public RowOrder Order { get; init; }

    /// <summary>Whether only ticked options count: no text is in a category, and every 'Other' stays in the row 'Other'.</summary>
    public bool BeforeCoding { get; init; }
}
