using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A cell of a cross-tabulation as readers see it: a count with its percentage, or the reason for its suppression.</summary>
public sealed record CrossTabCell
{
    internal CrossTabCell(Share share) => Share = share;

    internal CrossTabCell(SuppressionReason hidden) => Hidden = hidden;

    /// <summary>The respondents who are in the row and in the column, as a share of the column's base; null if suppressed.</summary>
    public Share? Share { get; }

    /// <summary>The number of respondents who are in the row and in the column; null if suppressed.</summary>
    public int? Count => Share?.Count;

    /// <summary>The percentage of the column's base, rounded to a whole number; null if the cell is suppressed or the base is 0.</summary>
    public int? Percent => Share?.Percent;

    /// <summary>The reason for the suppression; null if the cell is shown.</summary>
    public SuppressionReason? Hidden { get; }

    /// <summary>
    /// The text of the cell: the percentage as in <see cref="Share.InPrint"/>, or the marker of the reason for suppression.
    /// </summary>
    public string InPrint => Hidden?.Marker() ?? Share!.Value.InPrint;
}
