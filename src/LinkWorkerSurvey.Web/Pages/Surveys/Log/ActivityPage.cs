namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>A page of an activity log.</summary>
/// <param name="Events">The events, the latest first.</param>
/// <param name="Number">The number of the page, from 1.</param>
/// <param name="Pages">The number of pages, at least 1.</param>
/// <param name="Count">The number of events on all pages.</param>
public sealed record ActivityPage(IReadOnlyList<ActivityEvent> Events, int Number, int Pages, int Count);
