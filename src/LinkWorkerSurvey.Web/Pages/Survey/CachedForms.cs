using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Adds middleware that serves the cached empty form and thank-you page of an open link without running the Razor page.</summary>
internal static class CachedForms
{
    private const string Link = "/s/";
    private const string Thanks = "/thanks/";

    public static void UseCachedForms(this WebApplication app)
    {
        var links = app.Services.GetRequiredService<SurveyLinkCache>();
        var counter = app.Services.GetRequiredService<SurveyLinkCounter>();
        var services = app.Services.GetRequiredService<SubmissionServices>();
        app.Use((context, next) => Answer(context) ?? next(context));

        Task? Answer(HttpContext context)
        {
            if (
                !HttpMethods.IsGet(context.Request.Method)
                || context.Request.Path.Value is not { } path
                || !path.StartsWith(Link, StringComparison.Ordinal))
                return null;
            var sealedAt = path.IndexOf(Thanks, Link.Length, StringComparison.Ordinal);
            var slug = sealedAt < 0 ? path[Link.Length..] : path[Link.Length..sealedAt];
            if (
                links.TryGetFresh(slug) is not { RetiredAt: null } link
                || link.Window.StateAt(services.Clock.GetUtcNow()) != WindowState.Open)
                return null;
            if (sealedAt < 0)
                return Form(context, link);
            return services.ThankYou.Open(IndexModel.Of(link), path[(sealedAt + Thanks.Length)..]) is { Known: false, Code: { } code }
                ? CachedPage.Find(link.Window, RespondentPageState.ThankYou, context.Request)?.WriteAsync(context.Response, code.ToString())
                : null;
        }

        Task? Form(HttpContext context, SurveyLink link)
        {
            if (CachedPage.Find(link.Window, RespondentPageState.Form, context.Request) is not { } form)
                return null;
            counter.Opened(link.Id);
            return form.WriteAsync(context.Response, WithdrawalCode.Mint().ToString(), services.Time.Create());
        }
    }
}
