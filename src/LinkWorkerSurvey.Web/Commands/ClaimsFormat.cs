namespace LinkWorkerSurvey.Web.Commands;

/// <summary>The formats in which the command <c>check-claims</c> prints claims.</summary>
internal enum ClaimsFormat
{
    Table,
    Json,
}
