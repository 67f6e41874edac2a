using Microsoft.AspNetCore.Authorization;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Sets <c>Cache-Control: no-store</c> on HTTP responses to staff: figures, charts, cases and pages. The framework sets it only on some
/// pages with forms.
/// </summary>
internal static class StaffAnswersUnstored
{
    /// <summary>Adds middleware that sets <c>Cache-Control: no-store</c> on HTTP responses to staff. Call it after UseRouting.</summary>
    public static IApplicationBuilder UseStaffAnswersUnstored(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<IAuthorizeData>() is null || metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (!$"{headers.CacheControl}".Contains("no-store", StringComparison.Ordinal))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
