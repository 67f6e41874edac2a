namespace LinkWorkerSurvey.Core.Waves;

/// <summary>The published results of one question, or of one facet of it.</summary>
public sealed record WaveFacet
{
    /// <summary>The number of the section in the published report, such as <c>2.7</c>.</summary>
    public required string Section { get; init; }

    /// <summary>The heading of the section.</summary>
    public required string Title { get; init; }

    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public required string Question { get; init; }

    /// <summary>The name of the facet (dimension) of the question; null if the question has no facets.</summary>
    public string? Facet { get; init; }

    /// <summary>The categories, in the order of the report.</summary>
    public required IReadOnlyList<WaveCategory> Categories { get; init; }
}
