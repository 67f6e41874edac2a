namespace LinkWorkerSurvey.Core.Responses;

/// <summary>A pending submission: accepted, encrypted and not yet in the results.</summary>
public sealed class PendingSubmission
{
    private PendingSubmission()
    {
    }

    /// <summary>The keyed hash (HMAC-SHA-256) of the form's withdrawal code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The key of the survey window that the submission answers.</summary>
    public int WindowId { get; private set; }

    /// <summary>The encrypted answers.</summary>
    public byte[] Sheet { get; private set; } = [];

    /// <summary>The flags of the submission: signs that the form was sent automatically.</summary>
    public SubmissionFlags Flags { get; private set; }

    /// <summary>The keyed hash of the token of the personal link; null for an open link.</summary>
    public byte[]? TokenMac { get; private set; }
}
