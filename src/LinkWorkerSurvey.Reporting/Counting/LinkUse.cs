namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>A link of a window with what may be shown of its use; both counts are null where they are withheld.</summary>
/// <param name="Name">The name that staff gave it.</param>
/// <param name="Slug">Its part of the address.</param>
/// <param name="Opened">The number of times the form was shown.</param>
/// <param name="Sent">The number of forms accepted.</param>
public sealed record LinkUse(string Name, string Slug, int? Opened, int? Sent);
