namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A straight line.</summary>
/// <param name="FromX">The x coordinate of the start.</param>
/// <param name="FromY">The y coordinate of the start.</param>
/// <param name="ToX">The x coordinate of the end.</param>
/// <param name="ToY">The y coordinate of the end.</param>
/// <param name="Ink">The colour.</param>
/// <param name="Thickness">The thickness, in units of the chart.</param>
public sealed record LineElement(double FromX, double FromY, double ToX, double ToY, ChartColour Ink, double Thickness = 1) : Mark;
