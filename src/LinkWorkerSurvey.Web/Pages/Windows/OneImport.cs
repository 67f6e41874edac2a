using System.Runtime;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>
/// Allows one file at a time to be read or imported, because the whole file takes many times its size in memory. Other requests wait, until
/// their client leaves.
/// </summary>
internal sealed class OneImport : IDisposable
{
    // The memory of a file of at least this size is returned to the operating system at once. The program soon reuses that of a smaller
    // one.
    private const long LargeFile = 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for the request's turn, which lasts until its response is complete.</summary>
    public async Task WaitAsync(HttpContext http)
    {
        await turn.WaitAsync(http.RequestAborted);
        var isLarge = http.Request.ContentLength is not < LargeFile;

        // Only then is the page collectable that refers to the file.
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
