namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>A link to a survey window, with its counts. Both counts are null if they are suppressed.</summary>
/// <param name="Name">The name that staff gave the link.</param>
/// <param name="Slug">The part of the address that identifies the link.</param>
/// <param name="Opened">The number of times that the form was shown through the link.</param>
/// <param name="Sent">The number of forms sent through the link and accepted.</param>
public sealed record LinkUse(string Name, string Slug, int? Opened, int? Sent);
