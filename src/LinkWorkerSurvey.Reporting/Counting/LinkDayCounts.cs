namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The counts of one link on one day, as stored. They are never shown: see <see cref="LinkCounts"/>.</summary>
/// <param name="Link">The key of the link.</param>
/// <param name="Day">The day in UK time.</param>
/// <param name="Opened">The number of times that the form was shown.</param>
/// <param name="Sent">The number of forms accepted.</param>
public sealed record LinkDayCounts(int Link, DateOnly Day, int Opened, int Sent);
