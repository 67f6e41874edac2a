namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Records that a form was accepted, and nothing of its answers, not even a hash of them. A receipt outlives its submission, so that a form
/// sent again is stored once and never restores withdrawn answers.
/// </summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    /// <summary>The keyed hash of the form's code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The key of the window answered.</summary>
    public int WindowId { get; private set; }
}
