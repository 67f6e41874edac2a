namespace LinkWorkerSurvey.Reporting.Reports;

/// <summary>An approved quote in a report.</summary>
/// <param name="Id">The random key of the quote, by which it is found if it is withdrawn later.</param>
/// <param name="Words">The words as they are published, without quotation marks.</param>
public sealed record ReportQuote(Guid Id, string Words);
