namespace LinkWorkerSurvey.Core.Responses;

/// <summary>An accepted sheet that waits, sealed, for its release.</summary>
public sealed class StagedSheet
{
    private StagedSheet()
    {
    }

    /// <summary>The keyed hash of the form's code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The window answered.</summary>
    public int WindowId { get; private set; }

    /// <summary>The answers, sealed.</summary>
    public byte[] Sheet { get; private set; } = [];

    /// <summary>The signs that the form was sent automatically.</summary>
    public Doubts Flags { get; private set; }

    /// <summary>The keyed hash of the invitation it came by; null when it came by an open link.</summary>
    public byte[]? TokenMac { get; private set; }
}
