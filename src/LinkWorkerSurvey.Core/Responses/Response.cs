namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A released response: its window and its answers. It holds no account, address, time, link, sequence number or hash of a code. Nobody can
/// find the response of a given respondent, not even that respondent. The key is random (UUID version 4), never one that contains a time.
/// </summary>
public sealed class Response
{
    private Response()
    {
    }

    /// <summary>The random key of the response.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the window answered.</summary>
    public int WindowId { get; private set; }

    /// <summary>The keys of the ticked options, in ascending order.</summary>
    public short[] Ticks { get; private set; } = [];
}
