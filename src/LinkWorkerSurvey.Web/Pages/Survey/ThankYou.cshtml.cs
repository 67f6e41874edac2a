using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// The thank-you page, to which every accepted form redirects. Its URL contains all that the page shows about the submission: the
/// withdrawal code and whether the form had already been received, but no answers. So the page does not change if the submission is
/// released or withdrawn.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ThankYouModel(SurveyLinkCache links, ThankYouAddress address, TimeProvider clock) : PageModel
{
    private bool isRetired;

    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>
    /// The withdrawal code; null when <see cref="ThankYouAddress.GoodFor"/> has passed since the form was sent, or if an earlier version of
    /// the program created the URL.
    /// </summary>
    public WithdrawalCode? Code { get; private set; }

    /// <summary>Whether the same form had already been received.</summary>
    public bool Known { get; private set; }

    /// <summary>
    /// The path of the open link, for passing the survey on. Null for a personal link, without a withdrawal code, if the form had already
    /// been received, if the link is retired, or if the survey window is not open.
    /// </summary>
    public string? PublicLink { get; private set; }

    /// <summary>
    /// The path that a script puts in the address bar in place of the page's own: of the open link or, after a personal link, of the home
    /// page. Sharing the page then does not share the withdrawal code.
    /// </summary>
    public string SharedAddress { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync()
    {
        var survey = await FindAsync();
        if (survey is null || address.Open(survey, (string)RouteData.Values["sealed"]!) is not { } opened)
            return NotFound();

        (Code, Known) = (opened.Code, opened.Known);
        // A form that had already been received may be sent again at any time, so its page does not depend on the window's state.
        if (Known || Code is null || Window.StateAt(clock.GetUtcNow()) != WindowState.Open)
            return Page();
        PublicLink = SharedAddress == survey && !isRetired ? survey : null;
        return CachedPage.Of(this, Window, RespondentPageState.ThankYou, Code.ToString());
    }

    private async ValueTask<string?> FindAsync()
    {
        if (RouteData.Values["window"] is string slug)
        {
            Window = (await links.FindWindowAsync(slug, bypassCache: false, HttpContext.RequestAborted))!;
            return Window is null ? null : InvitedModel.Of(Window);
        }

        var link = await links.FindAsync((string)RouteData.Values["channel"]!, bypassCache: false, HttpContext.RequestAborted);
        if (link is null)
            return null;
        (Window, isRetired) = (link.Window, link.RetiredAt is not null);
        return SharedAddress = IndexModel.Of(link);
    }
}
