namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>The claims of a text about the figures of a survey, in the order of the text.</summary>
/// <param name="Claims">The claims; no two overlap.</param>
public sealed record ClaimLedger(IReadOnlyList<Claim> Claims)
{
    /// <summary>The number of claims that the figures bear out.</summary>
    public int Bound => Count(ClaimStatus.Bound);

    /// <summary>The number of claims whose figure is another one.</summary>
    public int Wrong => Count(ClaimStatus.Wrong);

    /// <summary>The number of claims for which no figure was found.</summary>
    public int Unbound => Count(ClaimStatus.Unbound);

    /// <summary>The number of claims that agree with an earlier edition of the figures only.</summary>
    public int Stale => Count(ClaimStatus.Stale);

    /// <summary>
    /// Returns the claims of a text that was checked with other words before it: those of the other words are left out, and places count
    /// from the beginning of the text.
    /// </summary>
    /// <param name="start">The position of the text's first character in what was checked.</param>
    public ClaimLedger From(int start) =>
        new([.. Claims.Where(claim => claim.Start >= start).Select(claim => claim with { Start = claim.Start - start })]);

    private int Count(ClaimStatus status) => Claims.Count(claim => claim.Status == status);
}
