using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>A cell of a cross-table as readers see it: a count with its percentage, or neither and why.</summary>
public sealed record CrossCell
{
    internal CrossCell(Share share) => Share = share;

    internal CrossCell(Hidden hidden) => Hidden = hidden;

    /// <summary>The respondents in both categories, out of the column's; null when hidden.</summary>
    public Share? Share { get; }

    /// <summary>The respondents in both categories; null when hidden.</summary>
    public int? Count => Share?.Count;

    /// <summary>The whole percentage of the column's base; null when hidden or when the base is empty.</summary>
    public int? Percent => Share?.Percent;

    /// <summary>Why it is hidden; null when it is not.</summary>
    public Hidden? Hidden { get; }

    /// <summary>What a table prints: the percentage as <see cref="Share.InPrint"/> has it, or the sign of the reason.</summary>
    public string InPrint => Hidden?.Sign() ?? Share!.Value.InPrint;
}
