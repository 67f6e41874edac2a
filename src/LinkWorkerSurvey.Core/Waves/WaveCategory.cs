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
    /// Whether it is a pre-coded option, was coded from 'Other', or from an open answer: <c>option</c>, <c>other</c> or <c>open</c>.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>The respondents the reconstruction puts in it.</summary>
    public required int Count { get; init; }

    /// <summary>The published figure; null for a category without one, whose <see cref="Count"/> is synthetic.</summary>
    public PublishedFigure? Published { get; init; }

    /// <summary>Made-up texts that are coded into it.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>The keys of options its texts are coded back into as well.</summary>
    public IReadOnlyList<short> AlsoOptions { get; init; } = [];
}
