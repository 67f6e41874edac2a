using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>
/// Refuses requests that none of the site's pages sends. These are methods without a handler, which would render an empty page, multipart
/// forms, and NUL characters, which PostgreSQL cannot store. The survey page parses its own form, and the import page takes a multipart
/// form.
/// </summary>
internal sealed class UnsupportedRequestFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerInstance is ErrorModel)
            return;
        if (context.HandlerMethod is null && context.ActionDescriptor.HandlerMethods.Count > 0)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        else if (
            context.HttpContext.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            && context.HandlerInstance is not (Pages.Survey.RespondentPage or Pages.Windows.ImportModel))
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
        else if (HoldsNul(context.HttpContext.Features.Get<IFormFeature>()?.Form))
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool HoldsNul(IFormCollection? form) =>
        form is not null && form.Any(field => field.Value.Any(value => value?.Contains('\0') == true));
}
