namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The use of one link on one day, as it is stored. It is never shown: see <see cref="LinkCounts"/>.</summary>
/// <param name="Link">The key of the link.</param>
/// <param name="Day">The day in the United Kingdom.</param>
/// <param name="Opened">The number of times the form was shown.</param>
/// <param name="Sent">The number of forms accepted.</param>
public sealed record LinkDay(int Link, DateOnly Day, int Opened, int Sent);
