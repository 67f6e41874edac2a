namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The forms sent through a link that is open to all.</summary>
/// <param name="Link">The name that staff gave the link.</param>
/// <param name="Sent">
/// The number of forms sent through the link and accepted, at least the window's k. Some may have been withdrawn or left out since, or are
/// not yet in the results.
/// </param>
/// <param name="Percent">The forms as a whole percentage of the eligible people; null if there are more forms.</param>
public sealed record LinkParticipation(string Link, int Sent, int? Percent);
