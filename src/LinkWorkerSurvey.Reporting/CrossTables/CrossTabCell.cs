namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A cell of a cross-tabulation as readers see it: a count, or the reason for its suppression.</summary>
public sealed record CrossTabCell
{
    internal CrossTabCell(int count) => Count = count;

    internal CrossTabCell(SuppressionReason hidden) => Hidden = hidden;

    /// <summary>The number of respondents who are in the row and in the column; null if suppressed.</summary>
    public int? Count { get; }

    /// <summary>The reason for the suppression; null if the cell is shown.</summary>
    public SuppressionReason? Hidden { get; }
}
