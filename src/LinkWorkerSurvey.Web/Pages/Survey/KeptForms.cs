using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Serves the cached empty form of an open link, and its cached thank-you page, without running the Razor page.</summary>
internal static class KeptForms
{
    private const string Link = "/s/";
    private const string Thanks = "/thanks/";

    public static void UseKeptForms(this WebApplication app)
    {
        var links = app.Services.GetRequiredService<KnownLinks>();
        var counter = app.Services.GetRequiredService<SurveyLinkCounter>();
        var desk = app.Services.GetRequiredService<RespondentDesk>();
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
            if (links.Fresh(slug) is not { } channel || channel.Window.StateAt(desk.Clock.GetUtcNow()) != WindowState.Open)
                return null;
            if (sealedAt < 0)
                return Form(context, channel);
            return desk.ThankYou.Open(IndexModel.Of(channel), path[(sealedAt + Thanks.Length)..]) is { Known: false, Code: { } code }
                ? KeptPage.Find(channel.Window, SurveyMoment.ThankYou, context.Request)?.WriteAsync(context.Response, code.ToString())
                : null;
        }

        Task? Form(HttpContext context, SurveyLink channel)
        {
            if (KeptPage.Find(channel.Window, SurveyMoment.Form, context.Request) is not { } form)
                return null;
            counter.Opened(channel.Id);
            return form.WriteAsync(context.Response, WithdrawalCode.Mint().ToString(), desk.Time.Stamp());
        }
    }
}
