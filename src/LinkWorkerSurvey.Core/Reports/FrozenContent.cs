namespace LinkWorkerSurvey.Core.Reports;

/// <summary>What a member of staff asks to freeze as an edition, with the state of the survey that it was made from.</summary>
/// <param name="Json">The content.</param>
/// <param name="Revision">The revision of the window when its answers were counted.</param>
/// <param name="LastText">The key of the last saved text of the report; 0 if none is saved.</param>
/// <param name="Quotes">The keys of the quotes in the content.</param>
public sealed record FrozenContent(string Json, int Revision, int LastText, IReadOnlyCollection<Guid> Quotes);
