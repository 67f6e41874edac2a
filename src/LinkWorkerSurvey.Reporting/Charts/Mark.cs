namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// A shape or text in a chart. Coordinates are in units of the chart, from its upper left corner. One unit is one CSS pixel at scale 1.
/// </summary>
public abstract record Mark;
