namespace LinkWorkerSurvey.Core.Waves;

/// <summary>One category of a wave's results.</summary>
public sealed record WaveCategory
{
    /// <summary>The key of the category, unique within the wave: the option's key or, for a coded category, another number.</summary>
    public required short Key { get; init; }

    /// <summary>The label of the category.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// The origin of the category: <c>option</c> for an option, <c>other</c> for a code from 'Other' texts, <c>open</c> for a code from
    /// open answers.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The number of respondents in the category in the reconstruction.</summary>
    public required int Count { get; init; }

    /// <summary>The published figure; null if none was published, in which case <see cref="Count"/> is synthetic.</summary>
    public PublishedFigure? Published { get; init; }
}
