namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// The stored counts of one survey link on one day. Pages never show them, only totals of them: <see cref="LinkCounts"/> decides which
/// totals.
/// </summary>
/// <param name="Link">The key of the link.</param>
/// <param name="Day">The day in UK time.</param>
/// <param name="Opened">The number of times that the form was shown through the link.</param>
/// <param name="Sent">The number of forms sent through the link and accepted.</param>
public sealed record LinkDayCounts(int Link, DateOnly Day, int Opened, int Sent);
