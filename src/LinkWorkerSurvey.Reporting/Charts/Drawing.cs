namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A chart laid out, to be written in one format or another.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">Everything it shows, in words.</param>
/// <param name="Width">Its width in its own units.</param>
/// <param name="Height">Its height in the same units.</param>
/// <param name="Marks">What is drawn, the undermost first.</param>
public sealed record Drawing(string Title, string Description, int Width, int Height, IReadOnlyList<Mark> Marks);
