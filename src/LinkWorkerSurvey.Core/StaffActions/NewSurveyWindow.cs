namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>The input for a new survey window.</summary>
/// <param name="QuestionnaireId">The key of the questionnaire version to ask.</param>
/// <param name="Slug">The short name (slug) of the window in URLs, also used for its first link.</param>
/// <param name="Title">The title of the window for staff.</param>
/// <param name="OpensAt">The first instant at which answers are accepted.</param>
/// <param name="ClosesAt">The instant from which the form is no longer shown.</param>
/// <param name="MinimumBatchSize">The fewest responses in a batch that is released into the results (k).</param>
/// <param name="LikeId">
/// The key of the earlier window whose grace period, texts about the survey and link names are taken over; null for none.
/// </param>
public sealed record NewSurveyWindow(
    int QuestionnaireId,
    string Slug,
    string Title,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int MinimumBatchSize,
    int? LikeId = null);
