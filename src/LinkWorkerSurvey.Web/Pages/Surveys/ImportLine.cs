namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// One line of JSON for the import page's script. It contains the progress or, as the last line, the redirect or HTML of the response.
/// </summary>
/// <param name="Step">The name of the current step.</param>
/// <param name="Words">The progress of the step in words, such as the number of rows read.</param>
/// <param name="Part">The progress of the step, from 0 to 1; null if it is not known.</param>
/// <param name="Location">The URL of a redirect; null on other lines.</param>
/// <param name="Html">The HTML of the response page; null on other lines.</param>
internal sealed record ImportLine(
    string? Step = null,
    string? Words = null,
    double? Part = null,
    string? Location = null,
    string? Html = null);
