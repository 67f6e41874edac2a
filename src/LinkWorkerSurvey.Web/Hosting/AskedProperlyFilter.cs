using LinkWorkerSurvey.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Refuses what no page of ours sends: methods a page has no handler for, which would show it unfilled, and forms in parts, which may hold what no text can.</summary>
internal sealed class AskedProperlyFilter : IPageFilter
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
        else if (context.HttpContext.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true && context.HandlerInstance is not Pages.Survey.RespondentPage)
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
