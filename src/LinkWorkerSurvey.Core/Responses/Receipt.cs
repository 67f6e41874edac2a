namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A receipt: the record that a form was accepted, without its answers or a hash of them. It is kept after the submission is released or
/// withdrawn, so that the same form is never stored again.
/// </summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    /// <summary>The keyed hash (HMAC-SHA-256) of the form's withdrawal code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The key of the survey window that the form answers.</summary>
    public int WindowId { get; private set; }
}
