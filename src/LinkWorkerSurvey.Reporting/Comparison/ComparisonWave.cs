using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The comparison wave of a window's figures: a published wave or another window.</summary>
public sealed record ComparisonWave
{
    /// <summary>The name in addresses and commands: the published wave's name, or the window's slug.</summary>
    public required string Name { get; init; }

    /// <summary>The title that readers see.</summary>
    public required string Title { get; init; }

    /// <summary>The name in short sentences: <c>2019</c> or <c>the other wave</c>.</summary>
    public required string Called { get; init; }

    /// <summary>The source of the wave's answers; null for a published wave, of which only the figures are known.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>The base of its percentages.</summary>
    public required PercentageBase Of { get; init; }

    /// <summary>Whether only ticked options count.</summary>
    public required bool BeforeCoding { get; init; }

    /// <summary>The questionnaire, with its exact wording.</summary>
    public required QuestionnaireDocument Questionnaire { get; init; }

    /// <summary>The results, one table for each question and facet.</summary>
    public required IReadOnlyList<ComparisonTable> Tables { get; init; }

    /// <summary>
    /// Creates a comparison wave from the figures that a wave published. The synthetic figures of its reconstruction are not used.
    /// </summary>
    /// <param name="wave">The wave. Its base is all its respondents, and its figures are after coding.</param>
    /// <param name="questionnaire">The questionnaire of the wave.</param>
    public static ComparisonWave Published(Wave wave, QuestionnaireDocument questionnaire) => new()
    {
        Name = wave.Name,
        Title = $"{wave.Name}, published",
        Called = wave.Name,
        Of = PercentageBase.All,
        BeforeCoding = false,
        Questionnaire = questionnaire,
        Tables = [.. wave.Facets.Select(facet => Table(wave, facet, questionnaire))],
    };

    /// <summary>Creates a comparison wave from the figures of another window.</summary>
    /// <param name="figures">The figures. They are compared only with figures of the same view.</param>
    /// <param name="questionnaire">The questionnaire of that window.</param>
    /// <exception cref="ArgumentException">The window is a reconstruction, which the published wave replaces.</exception>
    public static ComparisonWave Window(WindowFigures figures, QuestionnaireDocument questionnaire)
    {
        if (figures.Kind == WindowKind.Reconstruction)
            throw new ArgumentException("Nothing is compared with a reconstruction; the published wave stands in for it.", nameof(figures));
        return new()
        {
            Name = figures.Window,
            Title = TitleOf(figures.Kind, figures.Title),
            Called = "the other wave",
            Kind = figures.Kind,
            Of = figures.Of,
            BeforeCoding = figures.BeforeCoding,
            Questionnaire = questionnaire,
            Tables = [.. figures.Questions.Select(table => Table(table, figures.BeforeCoding))],
        };
    }

    /// <summary>Returns the title that readers see for a window in a comparison.</summary>
    internal static string TitleOf(WindowKind kind, string title) => kind == WindowKind.Demonstration ? $"{title} (demonstration)" : title;

    private static ComparisonTable Table(Wave wave, WaveFacet facet, QuestionnaireDocument questionnaire) =>
        new()
        {
            Code = facet.Question,
            Facet = facet.Facet,
            Base = wave.Base,
            Waiting = 0,
            Rows =
            [
                .. from row in facet.Categories
                let source = Enum.Parse<CategorySource>(row.Source, ignoreCase: true)
                select new ComparisonRow(
                    source == CategorySource.Option ? MatchKey.Of(questionnaire, row.Key) : MatchKey.OfPublished(wave.Name, row.Key),
                    row.Label,
                    source,
                    row.Published is { } figure ? new PossibleCounts(figure.Low, figure.High) : null),
                .. questionnaire.Question(facet.Question).Other is { } other
                    ? [new ComparisonRow(MatchKey.Of(questionnaire, other.Key), other.Label, CategorySource.Other, null)]
                    : Array.Empty<ComparisonRow>(),
            ],
        };

    private static ComparisonTable Table(FacetFigures table, bool beforeCoding) => new()
    {
        Code = table.Code,
        Facet = table.Facet,
        WordingMatches = table.WordingMatches,
        Base = table.Base,
        Waiting = beforeCoding ? 0 : table.Waiting,
        Rows =
        [
            .. table.Categories.Select(row => new ComparisonRow(row.Key, row.Label, row.Source, new PossibleCounts(row.Count, row.Count))),
            .. table.Nets.Select(net => new ComparisonRow(net.Key, net.Label, null, new PossibleCounts(net.Count, net.Count))),
        ],
    };
}
