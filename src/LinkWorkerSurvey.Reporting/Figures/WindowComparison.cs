using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The wave that a window's figures are compared with.</summary>
public sealed record WindowComparison
{
    /// <summary>The identifier of the comparison wave in URLs.</summary>
    public required string With { get; init; }

    /// <summary>The title of the comparison wave.</summary>
    public required string Title { get; init; }

    /// <summary>The short name of the comparison wave for use in sentences: <c>2019</c> or <c>the comparison wave</c>.</summary>
    public required string Called { get; init; }

    /// <summary>The source of the comparison wave's answers; null for a published wave.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>
    /// The heading above the changes: for a published wave 'Since' and its name, such as <c>Since 2019</c>; for another window
    /// <c>Difference</c>.
    /// </summary>
    [JsonIgnore]
    public string Heading => Kind is null ? $"Since {Called}" : "Difference";

    /// <summary>
    /// The reason, in a sentence, why these figures are not compared, such as a different base; null if they are compared.
    /// </summary>
    public string? Break { get; init; }

    /// <summary>The notes that readers must see before any change.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
