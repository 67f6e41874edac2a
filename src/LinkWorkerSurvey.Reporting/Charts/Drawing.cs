namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A chart as a list of shapes and texts with their positions, independent of the file format.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The text alternative: everything that the chart shows, in words.</param>
/// <param name="Width">The width in units of the chart.</param>
/// <param name="Height">The height in units of the chart.</param>
/// <param name="PixelsPerUnit">The number of pixels for one unit in pictures, in both directions.</param>
/// <param name="Marks">The shapes and texts in drawing order: a later one covers an earlier one.</param>
public sealed record Drawing(string Title, string Description, int Width, int Height, int PixelsPerUnit, IReadOnlyList<Mark> Marks);
