namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>A chart with the positions of all its marks, independent of the file format.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">The text alternative: everything that the chart shows, in words.</param>
/// <param name="Width">The width in units of the chart.</param>
/// <param name="Height">The height in the same units.</param>
/// <param name="Marks">The marks in drawing order, the lowest first.</param>
public sealed record Drawing(string Title, string Description, int Width, int Height, IReadOnlyList<Mark> Marks);
