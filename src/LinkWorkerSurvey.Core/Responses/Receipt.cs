namespace LinkWorkerSurvey.Core.Responses;

/// <summary>That a form was accepted. It outlives the response, so that sending the form again never brings withdrawn answers back.</summary>
public sealed class Receipt
{
    private Receipt()
    {
    }

    /// <summary>The keyed hash of the form's code.</summary>
    public byte[] KeyMac { get; private set; } = [];

    /// <summary>The window answered.</summary>
    public int WindowId { get; private set; }

    /// <summary>The hash of the answers keyed by the form's code.</summary>
    public byte[] ContentMac { get; private set; } = [];
}
