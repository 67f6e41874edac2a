namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>
/// Keeps what an archive has written until it is sent. An archive writes synchronously, which responses of a web server refuse, and goes
/// back in a stream that can seek, which a response cannot.
/// </summary>
internal sealed class OutgoingBuffer : MemoryStream
{
    private const int Worthwhile = 64 * 1024;

    public override bool CanSeek => false;

    /// <summary>Whether there is enough to send.</summary>
    public bool IsFull => Length >= Worthwhile;

    /// <summary>Sends all that has been written.</summary>
    public async Task SendAsync(Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancel);
        SetLength(0);
    }
}
