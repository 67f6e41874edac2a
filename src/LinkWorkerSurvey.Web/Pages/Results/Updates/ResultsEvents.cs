using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>Sends changes to an open results page as server-sent events. Each event contains an element's id and its new HTML.</summary>
internal static class ResultsEvents
{
    // A script parses this JSON and no page embeds it, so characters need no HTML escaping.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // The heartbeat interval. With each heartbeat the page's remaining time is updated, and proxies do not close the stream as idle.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    // The maximum duration of a stream. The page then reconnects, which checks the reader's permission again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

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
                TellAsync(view, part, fragments, seen, isNew, clock, lifetime.ApplicationStopping, cancel))
            : TypedResults.NotFound();
    }

    private static async IAsyncEnumerable<SseItem<string>> TellAsync(
        LiveView view,
        ResultsPart part,
        ResultsFragments fragments,
        string? seen,
        bool isNew,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, limit.Token);
        var told = new Dictionary<string, string>();

        // The first event makes the server send the response headers. Its id repeats the version that a reconnecting page has already
        // received.
        yield return new SseItem<string>("", "open") { EventId = seen?.ReplaceLineEndings("") };

        while (true)
        {
            var (next, now) = (view.Next, view.Now);
            foreach (var fragment in await fragments.OfAsync(now, part))
            {
                if (told.GetValueOrDefault(fragment.Id) == fragment.Html)
                    continue;
                told[fragment.Id] = fragment.Html;
                // A page that was just rendered already shows this version. A reconnecting page may show an outdated remaining time.
                if (seen != now.Version || (!isNew && fragment.IsOfWindow))
                    yield return new SseItem<string>(JsonSerializer.Serialize(fragment, Json)) { EventId = now.Version };
            }

            seen = null;
            var waited = await WaitAsync(next, clock, either.Token);
            if (waited == Waited.Over)
                yield break;
            if (waited == Waited.InVain)
                yield return new SseItem<string>("", "beat");
        }
    }

    private static async Task<Waited> WaitAsync(Task next, TimeProvider clock, CancellationToken over)
    {
        try
        {
            await next.WaitAsync(Beat, clock, over);
            return Waited.ForAChange;
        }
        catch (TimeoutException)
        {
            return Waited.InVain;
        }
        catch (OperationCanceledException)
        {
            return Waited.Over;
        }
    }

    private enum Waited
    {
        ForAChange,
        InVain,
        Over,
    }
}
