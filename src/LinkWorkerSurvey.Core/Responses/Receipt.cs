namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Records that a form was accepted, and nothing of its answers: no hash of them, under any key. It outlives the submission, so that a form
/// sent again is stored once and never brings withdrawn answers back.
/// </summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    /// <summary>The keyed hash of the form's code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The window answered.</summary>
    public int WindowId { get; private set; }
}
