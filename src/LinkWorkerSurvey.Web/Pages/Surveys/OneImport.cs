using System.Runtime;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Allows only one request at a time to read or import a file, because a file takes many times its size in memory. Other requests wait
/// until it is done or their client disconnects.
/// </summary>
internal sealed class OneImport : IDisposable
{
    // After a request with a file of at least this size, in bytes, the memory is returned to the operating system at once. The program soon
    // reuses the memory of a smaller file.
    private const long LargeFile = 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Waits for the request's turn. The turn ends when the response is complete.</summary>
    public async Task WaitAsync(HttpContext http)
    {
        await turn.WaitAsync(http.RequestAborted);
        var isLarge = http.Request.ContentLength is not < LargeFile;

        // Until the response is complete, the page object refers to the file's bytes and keeps them in memory.
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
