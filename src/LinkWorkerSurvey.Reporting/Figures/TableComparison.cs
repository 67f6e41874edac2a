namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The comparison of a table with the same table of the comparison wave.</summary>
public sealed record TableComparison
{
    /// <summary>The reason why no row is compared, in words; null if a row is compared.</summary>
    public string? Break { get; init; }

    /// <summary>The base of the comparison wave's percentages, in respondents; null if that wave has no such table.</summary>
    public int? Base { get; init; }

    /// <summary>The number of compared rows, nets included.</summary>
    public required int Compared { get; init; }

    /// <summary>The labels of rows for which the comparison wave has a figure and this table has no row.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The notes that readers of the comparison need.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
