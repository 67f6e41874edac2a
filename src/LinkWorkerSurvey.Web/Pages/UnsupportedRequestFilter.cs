using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>
/// Refuses requests that no page of the site sends: methods without a handler (405), multipart forms (415), and NUL characters (400), which
/// PostgreSQL cannot store. The survey page, which parses its own form, and the pages that take a file accept multipart forms.
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
            && context.HandlerInstance is not (Pages.Survey.RespondentPage or Pages.Surveys.ImportModel or Pages.Coding.CodesModel))
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
