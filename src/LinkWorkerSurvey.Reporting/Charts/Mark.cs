namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// A shape or text in a chart. Coordinates are in units of the chart, from its upper left corner. At scale 1, a unit is a CSS pixel.
/// </summary>
public abstract record Mark;
