using System.Net;
using FluentValidation;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What takes a respondent's form in.</summary>
public sealed class RespondentDesk(Acceptance acceptance, InvitationBook invitations, IValidator<AnswerForm> validator, FormTime time, SendRate rate, SendLimits limits, TimeProvider clock)
{
    public Acceptance Acceptance => acceptance;

    public InvitationBook Invitations => invitations;

    public IValidator<AnswerForm> Validator => validator;

    public FormTime Time => time;

    public TimeProvider Clock => clock;

    /// <summary>Why a form may not be a person's, and whether so many come that it is refused for now.</summary>
    public (Doubts Doubts, bool Refused) Doubt(AnswerForm form, IPAddress? from, string link)
    {
        var (unusual, refused) = rate.Take(from, link);
        var doubts = (form.HiddenFieldFilled ? Doubts.HiddenField : Doubts.None)
            | (time.Since(form.Shown) < limits.FastestForm ? Doubts.Speed : Doubts.None)
            | (unusual ? Doubts.Rate : Doubts.None);
        return (doubts, refused);
    }
}
