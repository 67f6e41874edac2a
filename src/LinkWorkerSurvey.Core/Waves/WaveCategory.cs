namespace LinkWorkerSurvey.Core.Waves;

/// <summary>One category of a wave's results.</summary>
public sealed record WaveCategory
{
    /// <summary>
    /// The key of the category, unique within the wave: the option's key in the questionnaire, or a number of its own for a coded category.
    /// </summary>
    public required short Key { get; init; }

    /// <summary>The category's name.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// The origin of the category: <c>option</c> for a pre-coded option, <c>other</c> for a code from 'Other' texts, <c>open</c> for a code
    /// from open answers.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The number of respondents that the reconstruction puts in the category.</summary>
    public required int Count { get; init; }

    /// <summary>The published figure; null for a category without one, whose <see cref="Count"/> is synthetic.</summary>
    public PublishedFigure? Published { get; init; }

    /// <summary>The synthetic texts that are coded into it.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The keys of the options into which its texts are coded back as well.</summary>
    public IReadOnlyList<short> AlsoOptions { get; init; } = [];
}
