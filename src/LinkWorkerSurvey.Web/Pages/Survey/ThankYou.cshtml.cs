using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Shows the page to which a sent form redirects, for open links and personal links. The browser history holds its address and none of the
/// answers. The address contains everything the page shows, so that it stays the same whatever happens to the submission.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ThankYouModel(SurveyLinkCache links, ThankYouAddress address, TimeProvider clock) : PageModel
{
    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The withdrawal code; null if it can no longer be shown.</summary>
    public WithdrawalCode? Code { get; private set; }

    /// <summary>Whether the form had been received before.</summary>
    public bool Known { get; private set; }

    /// <summary>The link to pass on; null for a personal link, or if the window accepts no answers.</summary>
    public string? PublicLink { get; private set; }

    /// <summary>The address that script puts in place of the page's own, and that browsers share.</summary>
    public string SharedAddress { get; private set; } = "/";

    public async Task<IActionResult> OnGetAsync()
    {
        var survey = await FindAsync();
        if (survey is null || address.Open(survey, (string)RouteData.Values["sealed"]!) is not { } opened)
            return NotFound();

        (Code, Known) = (opened.Code, opened.Known);
        // A form that was received before may be sent again at any time, so its page does not depend on the window's state.
        if (Known || Code is null || Window.StateAt(clock.GetUtcNow()) != WindowState.Open)
            return Page();
        PublicLink = SharedAddress == survey ? survey : null;
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
        Window = link.Window;
        return SharedAddress = IndexModel.Of(link);
    }
}
