using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// The survey at one person's own link. Opening it looks nothing up, so that a fresh, a used and an unknown one are shown the same form;
/// sending uses it.
/// </summary>
public sealed class InvitedModel(KnownLinks links, RespondentDesk desk) : RespondentPage(desk)
{
    private InvitationToken? token;

    /// <summary>The address of all of a window's invitations, without the token.</summary>
    public static string Of(SurveyWindow window) => $"/i/{window.Slug}";

    protected override InvitationToken? Invitation => token;

    protected override string Survey => Of(Window);

    protected override bool IsIncomplete => token is null;

    protected override async ValueTask<bool> FindAsync(bool anew)
    {
        token = InvitationToken.TryParse((string)RouteData.Values["token"]!, out var whole) ? whole : null;
        Window = (await links.FindWindowAsync((string)RouteData.Values["window"]!, anew, Cancelled))!;
        return Window is not null;
    }
}
