using System.Runtime;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>
/// Lets one file at a time be looked at or stored: all of it is in memory, many times its size. Who comes meanwhile waits, and stops
/// waiting by leaving.
/// </summary>
internal sealed class OneImport : IDisposable
{
    // What so large a file took is given back to the machine at once; what a smaller one took, the program soon uses for something else.
    private const long LargeFile = 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for the request's turn, which lasts until it has been answered.</summary>
    public async Task WaitAsync(HttpContext http)
    {
        await turn.WaitAsync(http.RequestAborted);
        var isLarge = http.Request.ContentLength is not < LargeFile;

        // Only then is the page gone that refers to the file.
        http.Response.OnCompleted(() =>
        {
            if (isLarge)
                GiveBack();
            turn.Release();
            return Task.CompletedTask;
        });
    }

    public void Dispose() => turn.Dispose();

    private static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
