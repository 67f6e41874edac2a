using Microsoft.AspNetCore.Mvc.Filters;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Makes POST requests wait for their turn in <see cref="OneImport"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OneImportAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
            await context.HttpContext.RequestServices.GetRequiredService<OneImport>().WaitAsync(context.HttpContext);
        await next();
    }
}
