using Microsoft.AspNetCore.Authorization;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Tells browsers, and what stands between, to keep nothing that is answered to staff: figures, charts, cases and pages alike, whose forms
/// had the framework say so of some of them only.
/// </summary>
internal static class StaffAnswersUnstored
{
    /// <summary>To be used behind the routing.</summary>
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
