using FluentValidation;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>The services with which respondents' pages accept a submission.</summary>
public sealed record SubmissionServices(
    Acceptance Acceptance,
    IValidator<AnswerForm> Validator,
    FormTimestamp Time,
    ThankYouAddress ThankYou,
    SubmissionScreening Screening,
    TimeProvider Clock,
    RespondentsFailures Failures);
