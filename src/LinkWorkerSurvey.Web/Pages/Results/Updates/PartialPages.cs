using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>Renders a partial Razor view to a string outside any request, so that all readers can share the result.</summary>
public sealed class PartialPages(
    IRazorViewEngine views,
    ITempDataProvider temporary,
    IModelMetadataProvider metadata,
    IServiceScopeFactory scopes)
{
    /// <exception cref="InvalidOperationException">There is no view at the path.</exception>
    public async Task<string> RenderAsync<T>(string path, T model)
    {
        var view = views.GetView(executingFilePath: null, path, isMainPage: false).View
            ?? throw new InvalidOperationException($"There is no {path}.");
        await using var scope = scopes.CreateAsyncScope();
        var context = new ActionContext(
            new DefaultHttpContext { RequestServices = scope.ServiceProvider },
            new RouteData(),
            new ActionDescriptor());
        await using var html = new StringWriter();
        await view.RenderAsync(
            new ViewContext(
                context,
                view,
                new ViewDataDictionary<T>(metadata, context.ModelState) { Model = model },
                new TempDataDictionary(context.HttpContext, temporary),
                html,
                new HtmlHelperOptions()));
        return html.ToString();
    }
}
