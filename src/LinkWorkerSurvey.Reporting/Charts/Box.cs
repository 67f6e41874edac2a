namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A rectangle, filled or outlined.</summary>
/// <param name="Left">The x coordinate of the left edge.</param>
/// <param name="Top">The y coordinate of the upper edge.</param>
/// <param name="Width">The width, 0 or more.</param>
/// <param name="Height">The height, 0 or more.</param>
/// <param name="Ink">The colour of the fill or the outline.</param>
/// <param name="Outlined">Whether only the outline is drawn, within the rectangle, on a white fill.</param>
public sealed record Box(double Left, double Top, double Width, double Height, ChartColour Ink, bool Outlined = false) : Mark
{
    /// <summary>The thickness of the outline, in units of the chart.</summary>
    public const double Edge = 1.5;
}
