namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A released response: its survey window and its ticked options; its texts are <see cref="StoredText"/> rows. It has no account, address,
/// time, link, sequence number or hash of a withdrawal code. Nobody, not even the respondent, can find a given person's response. The key
/// is a random UUID (version 4), which contains no time.
/// </summary>
public sealed class Response
{
    private Response()
    {
    }

    /// <summary>The random key of the response.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the window that the response answers.</summary>
    public int WindowId { get; private set; }

    /// <summary>The keys of the ticked options, in ascending order.</summary>
    public short[] Ticks { get; private set; } = [];
}
