namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>
/// One line of JSON for the import page's script: the progress or, as the last line, the page that would have been the response.
/// </summary>
/// <param name="Step">The current step.</param>
/// <param name="Words">The progress of the step, in words.</param>
/// <param name="Part">The progress of all steps, from 0 to 1; null if it is not known.</param>
/// <param name="Location">The address of a redirect; null if there is none.</param>
/// <param name="Html">The HTML of the response page; null on other lines.</param>
internal sealed record ImportLine(
    string? Step = null,
    string? Words = null,
    double? Part = null,
    string? Location = null,
    string? Html = null);
