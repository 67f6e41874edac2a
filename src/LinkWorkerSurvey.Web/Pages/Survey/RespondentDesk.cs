using System.Net;
using FluentValidation;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What takes a respondent's form in.</summary>
public sealed record RespondentDesk(
    Acceptance Acceptance, InvitationBook Invitations, IValidator<AnswerForm> Validator, FormTime Time, SendRate Rate, SendLimits Limits, TimeProvider Clock)
{
    /// <summary>Why a form may not be a person's, and whether so many are coming that this one is refused.</summary>
    public (Doubts Doubts, bool Refused) Doubt(AnswerForm form, IPAddress? from, string link)
    {
        var (unusual, refused) = Rate.Take(from, link);
        var doubts = (form.HiddenFieldFilled ? Doubts.HiddenField : Doubts.None)
            | (Time.Since(form.Shown) < Limits.FastestForm ? Doubts.Speed : Doubts.None)
            | (unusual ? Doubts.Rate : Doubts.None);
        return (doubts, refused);
    }
}
