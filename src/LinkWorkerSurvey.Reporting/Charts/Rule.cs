namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A straight line.</summary>
/// <param name="FromX">Where it begins, from the left.</param>
/// <param name="FromY">Where it begins, from the top.</param>
/// <param name="ToX">Where it ends, from the left.</param>
/// <param name="ToY">Where it ends, from the top.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Thickness">How thick it is.</param>
public sealed record Rule(double FromX, double FromY, double ToX, double ToY, Ink Ink, double Thickness = 1) : Mark;
