namespace LinkWorkerSurvey.Reporting.Claims.Judging;

/// <summary>A verdict on a mention: its status, the figure and the reason.</summary>
internal sealed record Verdict(ClaimStatus Status, ClaimFigure? Figure, string Why)
{
    /// <summary>Whether the words name the row beyond doubt.</summary>
    public bool IsSure { get; init; }

    public static Verdict Of(bool isBorneOut, ClaimFigure? figure, string why) =>
        new(isBorneOut ? ClaimStatus.Bound : ClaimStatus.Wrong, figure, why);

    public static Verdict Unbound(string why) => new(ClaimStatus.Unbound, null, why);
}
