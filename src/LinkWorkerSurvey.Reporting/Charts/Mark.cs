namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Something drawn in a chart. Lengths are in the chart's own units, from its upper left corner; at 1:1 a unit is a CSS pixel.
/// </summary>
public abstract record Mark;
