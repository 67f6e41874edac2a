namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>An entry of a survey's activity log, as pages show it.</summary>
/// <param name="At">The time.</param>
/// <param name="Who">The name of the member of staff; null if the program acted by itself.</param>
/// <param name="What">The action.</param>
/// <param name="Note">The reason or a detail; null if there is none.</param>
public sealed record SurveyEvent(DateTimeOffset At, string? Who, string What, string? Note);
