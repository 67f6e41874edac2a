using System.Runtime.CompilerServices;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// Writes charts as pictures. That keeps a processor busy, so requests wait for each other: one PNG and one archive are written at a time.
/// The latest archive of each window is cached until its figures change.
/// </summary>
public sealed class ChartFiles : IDisposable
{
    private readonly SemaphoreSlim pictures = new(1);
    private readonly SemaphoreSlim archives = new(1);
    private readonly ConditionalWeakTable<CountedWindow, Kept> latest = [];

    /// <summary>Returns a chart as a PNG file.</summary>
    /// <param name="drawing">The chart.</param>
    /// <param name="cancel">Ends the wait for other requests.</param>
    public Task<byte[]> PngAsync(Drawing drawing, CancellationToken cancel) =>
        InTurnAsync(pictures, () => PngWriter.Write(drawing), cancel);

    /// <summary>Returns all charts of a reader's view as a ZIP archive.</summary>
    /// <param name="now">The reader's view.</param>
    /// <param name="days">The days of the fieldwork in words; null if they are not known.</param>
    /// <param name="cancel">Ends the wait for other requests, and the drawing.</param>
    public Task<byte[]> ArchiveAsync(ResultsViewSnapshot now, string? days, CancellationToken cancel)
    {
        var kept = latest.GetOrCreateValue(now.Known.Counted);
        var choices = now.Choices with { MoreWaves = [] };
        return InTurnAsync(
            archives,
            () =>
            {
                if (kept.Archive is not { } known || kept.Query != choices.Query() || kept.Beside != now.Beside?.Counted)
                {
                    known = ChartArchive.Write(now.AsCounted(), choices.Intervals, days, cancel);
                    (kept.Archive, kept.Query, kept.Beside) = (known, choices.Query(), now.Beside?.Counted);
                }

                return known;
            },
            cancel);
    }

    public void Dispose()
    {
        pictures.Dispose();
        archives.Dispose();
    }

    private static async Task<byte[]> InTurnAsync(SemaphoreSlim turn, Func<byte[]> draw, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(draw, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed class Kept
    {
        public byte[]? Archive { get; set; }

        public string? Query { get; set; }

        public CountedWindow? Beside { get; set; }
    }
}
