namespace LinkWorkerSurvey.Web.Commands;

/// <summary>The formats in which the command <c>figures</c> prints figures.</summary>
internal enum FiguresFormat
{
    Json,
    Csv,
}
