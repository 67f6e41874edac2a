namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>
/// What the import page's script is told in one line: how far the work has come or, as the last, what the page without script would have
/// been.
/// </summary>
/// <param name="Step">What is being done.</param>
/// <param name="Words">How much of it is.</param>
/// <param name="Part">How much of all that is, from 0 to 1, where it is known.</param>
/// <param name="Location">Where the answer leads.</param>
/// <param name="Html">The page that is the answer.</param>
internal sealed record ImportLine(
    string? Step = null,
    string? Words = null,
    double? Part = null,
    string? Location = null,
    string? Html = null);
