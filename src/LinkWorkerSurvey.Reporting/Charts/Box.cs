namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A rectangle, filled or outlined.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Width">Its width, not negative.</param>
/// <param name="Height">Its height, not negative.</param>
/// <param name="Ink">The colour it is filled with, or outlined in.</param>
/// <param name="Outlined">Whether only its edge is drawn, inside the rectangle, and what is within stays white.</param>
public sealed record Box(double Left, double Top, double Width, double Height, Ink Ink, bool Outlined = false) : Mark
{
    /// <summary>How thick the edge of an outlined box is.</summary>
    public const double Edge = 1.5;
}
