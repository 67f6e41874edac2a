namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>One table beside the same table of the other wave.</summary>
public sealed record TableComparison
{
    /// <summary>Why no row of it is compared, in words; null when some are.</summary>
    public string? Break { get; init; }

    /// <summary>The respondents that the other wave's percentages are of; null when it has no such table.</summary>
    public int? Base { get; init; }

    /// <summary>How many of its rows are compared, nets among them.</summary>
    public required int Compared { get; init; }

    /// <summary>The labels of rows that the other wave has a figure of and this table has no row for.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What a reader must know of the comparison.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
