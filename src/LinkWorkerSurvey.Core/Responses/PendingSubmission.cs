namespace LinkWorkerSurvey.Core.Responses;

/// <summary>A pending submission: accepted, encrypted and not yet in the results.</summary>
public sealed class PendingSubmission
{
    private PendingSubmission()
    {
    }

    /// <summary>The keyed hash of the form's code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The key of the window answered.</summary>
    public int WindowId { get; private set; }

    /// <summary>The encrypted answers.</summary>
    public byte[] Sheet { get; private set; } = [];

    /// <summary>The signs that the form was sent automatically.</summary>
    public SubmissionFlags Flags { get; private set; }

    /// <summary>The keyed hash of the invitation it was sent with; null for an open link.</summary>
    public byte[]? TokenMac { get; private set; }
}
