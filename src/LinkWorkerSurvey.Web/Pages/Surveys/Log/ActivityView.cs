namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>An activity log with its filter, for the partial page that shows it.</summary>
/// <param name="Address">The address of the page.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Kinds">The kinds of actions that the filter offers.</param>
/// <param name="People">The people whom the filter offers.</param>
/// <param name="Page">The page of the log; null if the filter is not understood.</param>
public sealed record ActivityView(
    string Address,
    ActivityFilter Filter,
    IReadOnlyList<ActivityKind> Kinds,
    IReadOnlyList<(Guid Id, string Name)> People,
    ActivityPage? Page);
