namespace LinkWorkerSurvey.Core.Reports;

/// <summary>
/// A member of staff looked at a claim that the check of a report's numbers marks, and it can stay. It holds while the line, the claim and
/// what the check says of it stay the same.
/// </summary>
public sealed class ClaimReview
{
    internal ClaimReview(int windowId, string section, string claim, Guid staffId, DateTimeOffset at) =>
        (WindowId, Section, Claim, StaffId, ReviewedAt) = (windowId, section, claim, staffId, at);

    private ClaimReview()
    {
    }

    /// <summary>The key.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the survey window.</summary>
    public int WindowId { get; private set; }

    /// <summary>The key of the section.</summary>
    public string Section { get; private set; } = "";

    /// <summary>The fingerprint of the claim: a SHA-256 hash as 64 hexadecimal digits.</summary>
    public string Claim { get; private set; } = "";

    /// <summary>The key of the member of staff.</summary>
    public Guid StaffId { get; private set; }

    /// <summary>The time of looking.</summary>
    public DateTimeOffset ReviewedAt { get; private set; }
}
