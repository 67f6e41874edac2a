using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>Tells an open page, by server-sent events, which of its fragments changed with the results of a survey.</summary>
internal static class FragmentEvents
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

    /// <summary>Returns the events: first all fragments that the page does not show yet, then each one that changes.</summary>
    /// <param name="view">The results of the survey.</param>
    /// <param name="fragments">Renders the page's fragments of a snapshot of the results.</param>
    /// <param name="seen">The version that the page shows; null if it shows none.</param>
    /// <param name="isNew">Whether the page was just rendered, and did not reconnect.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stopping">Cancelled when the program stops.</param>
    /// <param name="gone">Cancelled when the reader leaves.</param>
    public static async IAsyncEnumerable<SseItem<string>> TellAsync(
        LiveView view,
        Func<ResultsViewSnapshot, Task<IReadOnlyList<Fragment>>> fragments,
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
            foreach (var fragment in await fragments(now))
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
