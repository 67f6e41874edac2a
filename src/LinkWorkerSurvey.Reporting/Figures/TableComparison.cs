using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The comparison of a table with the matching table of the comparison wave.</summary>
public sealed record TableComparison
{
    /// <summary>The reason in words why no row is compared; null if at least one row is compared.</summary>
    public string? Break { get; init; }

    /// <summary>The base of the comparison wave's percentages, in respondents; null if that wave has no matching table.</summary>
    public int? Base { get; init; }

    /// <summary>The number of compared rows, nets included.</summary>
    public required int Compared { get; init; }

    /// <summary>
    /// The labels of the comparison wave's rows that have a figure there but match no row of this table. The row 'Other' is not among them.
    /// Empty if the two tables cannot be compared at all.
    /// </summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>
    /// The share of each row of the comparison wave that has a figure there and matches no row of this table, by its label. If that wave
    /// published only a rounded percentage, the share has the lowest count that rounds to it.
    /// </summary>
    [NotInFiles]
    public IReadOnlyDictionary<string, Share> OnlyThere { get; init; } = new Dictionary<string, Share>();

    /// <summary>The notes that readers of the comparison need.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
