namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>The values of a new survey window.</summary>
/// <param name="QuestionnaireId">The questionnaire version that is asked.</param>
/// <param name="Slug">Its name in addresses, and that of its first link.</param>
/// <param name="Title">What staff call it.</param>
/// <param name="OpensAt">The first instant at which answers are accepted.</param>
/// <param name="ClosesAt">The instant from which the form is no longer offered.</param>
/// <param name="MinimumBatchSize">The fewest responses that are ever released together.</param>
public sealed record NewSurveyWindow(
    int QuestionnaireId, string Slug, string Title, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int MinimumBatchSize);
