namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A released response. It knows its window and its answers and nothing of who, when or whence: no account, address, time, channel or
/// number in a row, and no hash of a code. Nobody can find the response of a given respondent, its giver included. The identifier is random
/// (version 4), never one that carries time.
/// </summary>
public sealed class Response
{
    private Response()
    {
    }

    /// <summary>A random name.</summary>
    public Guid Id { get; private set; }

    /// <summary>The window answered.</summary>
    public int WindowId { get; private set; }

    /// <summary>The keys of the options ticked, in ascending order.</summary>
    public short[] Ticks { get; private set; } = [];
}
