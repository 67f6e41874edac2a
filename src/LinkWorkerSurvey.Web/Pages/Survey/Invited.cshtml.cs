using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Shows the survey form at a personal link. Opening the link does not look up the invitation, so that unused, used and unknown links show
/// the same form. Sending the form uses the invitation.
/// </summary>
public sealed class InvitedModel(SurveyLinkCache links, SubmissionServices services) : RespondentPage(services)
{
    private InvitationToken? token;

    /// <summary>Returns the path of a window's personal links, without the token.</summary>
    public static string Of(SurveyWindow window) => $"/i/{window.Slug}";

    protected override InvitationToken? Invitation => token;

    protected override string Survey => Of(Window);

    protected override bool IsIncomplete => token is null;

    protected override async ValueTask<bool> FindAsync(bool bypassCache)
    {
        token = InvitationToken.TryParse((string)RouteData.Values["token"]!, out var whole) ? whole : null;
        Window = (await links.FindWindowAsync((string)RouteData.Values["window"]!, bypassCache, Cancelled))!;
        return Window is not null;
    }
}
