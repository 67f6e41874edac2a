using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The comparison wave of a window's figures.</summary>
public sealed record WindowComparison
{
    /// <summary>The name of the comparison wave in addresses.</summary>
    public required string With { get; init; }

    /// <summary>The title of the comparison wave.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the comparison wave in short sentences.</summary>
    public required string Called { get; init; }

    /// <summary>The source of the comparison wave's answers; null for a published wave.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>The heading above the changes: 'Since' a published wave, or 'Difference' between two windows.</summary>
    [JsonIgnore]
    public string Heading => Kind is null ? $"Since {Called}" : "Difference";

    /// <summary>The reason why figures of this view are not compared, in a sentence; null if they are.</summary>
    public string? Break { get; init; }

    /// <summary>The notes that readers must see before any change.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
