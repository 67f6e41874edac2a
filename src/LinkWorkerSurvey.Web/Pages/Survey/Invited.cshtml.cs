using LinkWorkerSurvey.Core.Invitations;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>The survey at one person's own link. Opening it spends nothing and is not counted; sending spends it.</summary>
public sealed class InvitedModel(KnownLinks links, RespondentDesk desk) : RespondentPage(desk)
{
    private InvitationToken? token;

    protected override InvitationToken? Invitation => token;

    protected override async ValueTask<bool> FindAsync(bool anew)
    {
        if (!InvitationToken.TryParse((string)RouteData.Values["token"]!, out token))
            return false;
        Window = (await links.FindWindowAsync((string)RouteData.Values["window"]!, anew, Cancelled))!;
        return Window is not null;
    }
}
