namespace LinkWorkerSurvey.Core.Responses;

/// <summary>A released response that its giver wants back. It goes with the next release, so that no figure moves by one person alone.</summary>
public sealed class PendingWithdrawal
{
    private PendingWithdrawal()
    {
    }

    /// <summary>The keyed hash of the code, under another key than the response's: nothing joins the two but the secret.</summary>
    public byte[] RequestMac { get; private set; } = [];

    /// <summary>The name of the response, as the response itself holds it, sealed.</summary>
    public byte[] Response { get; private set; } = [];

    /// <summary>The window answered.</summary>
    public int WindowId { get; private set; }
}
