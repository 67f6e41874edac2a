using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Reporting.Figures.CrossTables;

/// <summary>A cell of a cross-table as readers see it: a count with its percentage, or neither and why.</summary>
public sealed record CrossCell
{
    private readonly Share? _share;

    internal CrossCell(Share share) => _share = share;

    internal CrossCell(Hidden hidden) => Hidden = hidden;

    /// <summary>The respondents in both categories; null when hidden.</summary>
    public int? Count => _share?.Count;

    /// <summary>The whole percentage of the column's base; null when hidden or when the base is empty.</summary>
    public int? Percent => _share?.Percent;

    /// <summary>Why it is hidden; null when it is not.</summary>
    public Hidden? Hidden { get; }

    /// <summary>What a table prints: the percentage as <see cref="Share.InPrint"/> has it, or the reason.</summary>
    [JsonIgnore]
    public string InPrint => Hidden switch
    {
        null => _share!.Value.InPrint,
        CrossTables.Hidden.BaseUnder10 => "base under 10",
        _ => "fewer than 5, or would let fewer than 5 be worked out",
    };
}
