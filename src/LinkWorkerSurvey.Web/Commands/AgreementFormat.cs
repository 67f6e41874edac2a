namespace LinkWorkerSurvey.Web.Commands;

/// <summary>The formats in which the command <c>agreement</c> prints figures.</summary>
internal enum AgreementFormat
{
    Table,
    Json,
    Csv,
}
