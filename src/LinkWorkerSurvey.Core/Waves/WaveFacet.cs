namespace LinkWorkerSurvey.Core.Waves;

/// <summary>The published figures of one question, or of one facet of it.</summary>
public sealed record WaveFacet
{
    /// <summary>The section of the report, such as <c>2.7</c>.</summary>
    public required string Section { get; init; }

    /// <summary>The heading of the section.</summary>
    public required string Title { get; init; }

    /// <summary>The code of the question.</summary>
    public required string Question { get; init; }

    /// <summary>The facet; null when the question has only one.</summary>
    public string? Facet { get; init; }

    /// <summary>Whether the answers are texts: an open question.</summary>
    public required bool Texts { get; init; }

    /// <summary>For an open question, how many of the base wrote anything. Synthetic.</summary>
    public int Answered { get; init; }

    /// <summary>For a choice question, how many ticked 'Other' with a text that falls into no category. Synthetic.</summary>
    public int OtherUncoded { get; init; }

    /// <summary>The categories.</summary>
    public required IReadOnlyList<WaveCategory> Categories { get; init; }

    /// <summary>Made-up texts that fall into no category.</summary>
    public required IReadOnlyList<string> Uncoded { get; init; }
}
