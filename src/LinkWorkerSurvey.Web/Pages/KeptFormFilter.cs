using System.Globalization;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>
/// Shows again what was typed in a form before its sender's session ended, once they have signed in. The page is rendered as on a GET
/// request; its bound properties then have the values that were typed.
/// </summary>
internal sealed class KeptFormFilter(
    KeptForms kept, ParameterBinder parameters, IModelBinderFactory binders, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    /// <summary>The key in <c>ViewData</c> by which a page says that it shows such a form again.</summary>
    public const string Shown = "KeptForm";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (HttpMethods.IsGet(context.HttpContext.Request.Method)
            && executed is { Result: PageResult, HandlerInstance: PageModel page }
            && context.HttpContext.User.Identity?.IsAuthenticated == true
            && await kept.TakeAsync(context.HttpContext) is { } fields)
            await ShowAsync(page, fields);
    }

    private async Task ShowAsync(PageModel page, IReadOnlyDictionary<string, string?[]> fields)
    {
        var form = new FormCollection(fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
        var values = new FormValueProvider(BindingSource.Form, form, CultureInfo.InvariantCulture);
        foreach (var property in page.PageContext.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>())
        {
            // Without the predicate, by which bound properties are bound only on POST requests.
            var parameter = new ParameterDescriptor
            {
                Name = property.Name,
                ParameterType = property.ParameterType,
                BindingInfo = new BindingInfo(property.BindingInfo ?? new BindingInfo()) { RequestPredicate = null },
            };
            var about = metadata.GetMetadataForProperty(page.GetType(), property.Name);
            var binder = binders.CreateBinder(
                new ModelBinderFactoryContext { BindingInfo = parameter.BindingInfo, Metadata = about, CacheToken = property });
            var bound = await parameters.BindModelAsync(
                page.PageContext, binder, values, parameter, about, property.Property.GetValue(page), page);
            if (bound.IsModelSet)
                property.Property.SetValue(page, bound.Model);
        }

        // Nothing was sent yet, so nothing is wrong yet.
        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        page.ViewData[Shown] = true;
    }
}
