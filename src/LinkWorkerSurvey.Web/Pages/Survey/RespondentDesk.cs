using System.Net;
using FluentValidation;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using LinkWorkerSurvey.Web.Pages.Survey.Limits;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What takes a respondent's form in.</summary>
public sealed record RespondentDesk(
    Acceptance Acceptance,
    IValidator<AnswerForm> Validator,
    FormTime Time,
    ThankYouAddress ThankYou,
    SendRate Rate,
    SendLimits Limits,
    TimeProvider Clock,
    RespondentsFailures Failures)
{
    /// <summary>Why a form may not be a person's, and whether so many are coming that this one is refused.</summary>
    /// <param name="form">The form.</param>
    /// <param name="age">How long ago it was shown, where that is known.</param>
    /// <param name="from">The address it comes from.</param>
    /// <param name="link">The survey's address, without a token.</param>
    public (Doubts Doubts, bool Refused) Doubt(AnswerForm form, TimeSpan? age, IPAddress? from, string link)
    {
        var (unusual, refused) = Rate.Take(from, link);
        var doubts = (form.HiddenFieldFilled ? Doubts.HiddenField : Doubts.None)
            | (age < Limits.FastestForm ? Doubts.Speed : Doubts.None)
            | (unusual ? Doubts.Rate : Doubts.None);
        return (doubts, refused);
    }
}
