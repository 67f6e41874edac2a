using System.Globalization;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>What is said when a page cannot be. It tells nothing of the request.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    // Whatever the method, and not by model binding: a form that could not be read is often why this page is shown.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => (Heading, Advice) = Status switch
    {
        StatusCodes.Status404NotFound => ("There is no such page", "Check the address, or follow the link you were sent once more."),
        StatusCodes.Status400BadRequest => ("This could not be read", "Go back, reload the page and try again."),
        StatusCodes.Status413PayloadTooLarge => ("That was too much at once", "Nothing was stored. Go back and shorten your answers, then send again."),
        StatusCodes.Status403Forbidden => ("Not for your role", "Ask an administrator if you need this page."),
        < 500 => ("This cannot be done", "Go back and try again."),
        StatusCodes.Status503ServiceUnavailable => ("The survey cannot reach its database just now", "It is not your doing, and what was acknowledged is stored. Try again in a moment."),
        _ => ("Something went wrong here", "It is not your doing. Go back and try again in a moment; what was acknowledged is stored."),
    };

    // What failed is told only by the failure: the address is the same for all of them.
    private int Status => HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: var failed } && failed.IsDatabaseAway()
        ? StatusCodes.Status503ServiceUnavailable
        : int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
}
