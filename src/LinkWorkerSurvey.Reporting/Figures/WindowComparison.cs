using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>Which wave a window's figures are compared with.</summary>
public sealed record WindowComparison
{
    /// <summary>The wave's name.</summary>
    public required string With { get; init; }

    /// <summary>What readers call it.</summary>
    public required string Title { get; init; }

    /// <summary>How a short sentence names it.</summary>
    public required string Called { get; init; }

    /// <summary>Where its answers come from; null for a published wave.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>The heading of what has changed: since a published wave, or between two windows.</summary>
    [JsonIgnore]
    public string Heading => Kind is null ? $"Since {Called}" : "Difference";

    /// <summary>Why figures of this view are not compared with it, in a sentence; null when they are.</summary>
    public string? Break { get; init; }

    /// <summary>What must be said before any change is read.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
