namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>A column of a sheet that is written row by row.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Width">The width in characters.</param>
internal sealed record StreamedColumn(string Heading, int Width);
