using LinkWorkerSurvey.Suggestions.Vectors;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Makes the sentence vectors of texts in a process of its own, which is started when vectors are asked for and ended after
/// <see cref="IdleTimeout"/> without a request: only the end of a process gives back the memory that the model takes. Keeps no text and no
/// vector. Safe for concurrent use; requests take turns.
/// </summary>
internal sealed class SentenceVectors : IAsyncDisposable
{
    /// <summary>How long the process is kept without a request.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(5);

    /// <summary>How long no process is started after one that failed twice.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly TimeProvider clock;
    private readonly ILogger<SentenceVectors> log;
    private readonly Func<VectorProcess> start;
    private readonly ITimer idle;
    private VectorProcess? process;
    private long usedAt;
    private DateTimeOffset failedAt = DateTimeOffset.MinValue;
    private bool isDisposed;

    public SentenceVectors(bool isOn, TimeProvider clock, ILogger<SentenceVectors> log, Func<VectorProcess> start)
    {
        (this.clock, this.log, this.start) = (clock, log, start);
        Availability = isOn ? VectorAvailability.Available : VectorAvailability.SwitchedOff;
        idle = clock.CreateTimer(_ => _ = EndIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether there are vectors, and why not.</summary>
    public VectorAvailability Availability { get; private set; }

    /// <summary>The id of the process that makes vectors; null while none runs.</summary>
    public int? ProcessId => process?.Id;

    /// <summary>
    /// Returns the vectors of texts, in their order, each of length 1 (L2); or null if there are none, for the reason that
    /// <see cref="Availability"/> then gives. Any text is valid. Takes some milliseconds a text, and about a second more for the first.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<float[][]?> OfAsync(IReadOnlyList<string> texts, CancellationToken cancel = default)
    {
        var vectors = new float[texts.Count][];
        foreach (var request in VectorProtocol.Requests(texts))
        {
            // Others take their turns between two requests. A request is never cancelled under way: its answer would be taken for the next.
            await turn.WaitAsync(cancel);
            try
            {
                if (await TryAsync(Array.ConvertAll(request, i => texts[i])) is not { } made)
                    return null;
                foreach (var (i, vector) in request.Zip(made))
                    vectors[i] = vector;
            }
            finally
            {
                turn.Release();
            }
        }

        return vectors;
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        isDisposed = true;
        await EndAsync();
        turn.Release();
        await idle.DisposeAsync();
    }

    private async Task<float[][]?> TryAsync(string[] texts)
    {
        if (isDisposed || Availability is VectorAvailability.SwitchedOff or VectorAvailability.Missing
            || (Availability == VectorAvailability.Failed && clock.GetUtcNow() - failedAt < RetryInterval))
        {
            return null;
        }

        // The process may have been ended since the last request, for example because memory ran out. So a request is tried twice.
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            try
            {
                if (process is { HasEnded: true })
                    await EndAsync();
                if (process is null)
                {
                    process = start();
                    if (!await process.HasModelAsync())
                    {
                        log.LogWarning("The model for sentence vectors is not in the program's folder. Suggestions use words alone.");
                        Availability = VectorAvailability.Missing;
                        await EndAsync();
                        return null;
                    }
                }

                var vectors = await process.VectorsOfAsync(texts);
                Availability = VectorAvailability.Available;
                usedAt = clock.GetTimestamp();
                idle.Change(IdleTimeout, Timeout.InfiniteTimeSpan);
                return vectors;
            }
            catch (Exception exception) when (exception
                is IOException or OperationCanceledException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                await EndAsync();
            }
        }

        log.LogWarning("The process that makes sentence vectors failed twice. Suggestions use words alone; next attempt in {Interval}.",
            RetryInterval);
        (Availability, failedAt) = (VectorAvailability.Failed, clock.GetUtcNow());
        return null;
    }

    private async Task EndIdleAsync()
    {
        await turn.WaitAsync();
        try
        {
            var left = IdleTimeout - clock.GetElapsedTime(usedAt);
            if (left <= TimeSpan.Zero)
                await EndAsync();
            else if (process is not null)
                idle.Change(left, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task EndAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }
}
