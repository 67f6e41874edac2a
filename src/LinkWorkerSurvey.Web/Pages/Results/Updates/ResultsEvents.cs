using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>Sends changes to an open results page as server-sent events. Each event contains an element's id and its new HTML.</summary>
internal static class ResultsEvents
{
    public static void MapResultsEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/surveys/{window}/results/events", AnswerAsync).Require(Permission.ReadResults);

    private static async Task<IResult> AnswerAsync(
        string window,
        HttpRequest request,
        LiveResults live,
        ResultsFragments fragments,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        var part = ResultsPart.Read(request.Query);
        var last = request.Headers["Last-Event-ID"].FirstOrDefault();
        var seen = last ?? request.Query["seen"].FirstOrDefault();
        var isNew = last is null && !request.Query.ContainsKey("again");
        return await live.OpenAsync(window, choices, cancel) is { } view && part.IsOf(view.Now.Window)
            ? TypedResults.ServerSentEvents(
                FragmentEvents.TellAsync(
                    view, now => fragments.OfAsync(now, part), seen, isNew, clock, lifetime.ApplicationStopping, cancel))
            : TypedResults.NotFound();
    }
}
