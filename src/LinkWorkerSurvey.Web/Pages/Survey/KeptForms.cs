using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Shows the empty form of an open link as the page rendered it a moment ago, without going through the page again.</summary>
internal static class KeptForms
{
    private static readonly PathString Links = "/s";

    public static void UseKeptForms(this WebApplication app)
    {
        var links = app.Services.GetRequiredService<KnownLinks>();
        var counter = app.Services.GetRequiredService<ChannelCounter>();
        var desk = app.Services.GetRequiredService<RespondentDesk>();
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method)
                && context.Request.Path.StartsWithSegments(Links, out var link)
                && link.Value is ['/', .. var slug]
                && links.Fresh(slug) is { } channel
                && channel.Window.StateAt(desk.Clock.GetUtcNow()) == WindowState.Open
                && KeptPage.Find(channel.Window, SurveyMoment.Form, context.Request) is { } form)
            {
                counter.Opened(channel.Id);
                return form.WriteAsync(context.Response, WithdrawalCode.Mint(), desk.Time.Stamp());
            }

            return next(context);
        });
    }
}
