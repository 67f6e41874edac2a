using System.Globalization;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Shows the error page, which contains no part of the failed request.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private static readonly string[] StaffPaths = ["/surveys", "/questionnaires", "/people", "/account"];

    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    /// <summary>Whether somebody who is signed in asked for a page of staff.</summary>
    public bool IsForStaff => User.Identity is { IsAuthenticated: true }
        && Array.Exists(StaffPaths, staff => new PathString(Asked).StartsWithSegments(staff));

    private string? Asked => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
        ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    // Runs for every HTTP method and without model binding, because a form that cannot be read is a frequent cause of the failure.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => (Heading, Advice) = Words;

    private (string Heading, string Advice) Words => Status switch
    {
        StatusCodes.Status404NotFound => ("Page not found", "Check the address. If you were sent a link, open it again."),
        StatusCodes.Status400BadRequest when HttpMethods.IsGet(Request.Method) => (
            "We could not read the address", "Check it, or go back and choose again."),
        StatusCodes.Status400BadRequest => (
            "We could not read what you sent",
            "We did not save it. Use your browser’s Back button to return to what you wrote, then send it again."),
        StatusCodes.Status413PayloadTooLarge => (
            "What you sent is too large",
            "We did not save it. Use your browser’s Back button to return to what you wrote, shorten it, then send it again."),
        StatusCodes.Status403Forbidden => (
            "You do not have permission to view this page", "If you need it, ask an administrator."),
        < 500 => ("We could not do that", "Use your browser’s Back button to return to the page, then try again."),
        StatusCodes.Status503ServiceUnavailable => (
            "Sorry, the service is unavailable",
            "Try again in a moment. Anything we confirmed as saved is safe."),
        _ => (
            "Sorry, there is a problem with the service",
            "Use your browser’s Back button and try again in a moment. Anything we confirmed as saved is safe."),
    };

    // Only the exception shows that the database was unavailable: the route's status is the same for all failures.
    private int Status => HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: var failed } && failed.IsDatabaseUnavailable()
        ? StatusCodes.Status503ServiceUnavailable
        : int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
}
