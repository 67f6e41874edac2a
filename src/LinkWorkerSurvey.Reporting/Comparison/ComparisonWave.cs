using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The wave that a survey window's figures are compared with: a published wave or another window.</summary>
public sealed record ComparisonWave
{
    /// <summary>The identifier in URLs and commands: the name of the published wave, or the slug of the window.</summary>
    public required string Name { get; init; }

    /// <summary>The title that readers see.</summary>
    public required string Title { get; init; }

    /// <summary>The short name for use in sentences: <c>2019</c> or <c>the comparison wave</c>.</summary>
    public required string Called { get; init; }

    /// <summary>The source of the wave's answers; null for a published wave, because a published wave has figures only.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>The base of the wave's percentages.</summary>
    public required PercentageBase Of { get; init; }

    /// <summary>Whether the wave's figures count only ticked options and no coded answers.</summary>
    public required bool BeforeCoding { get; init; }

    /// <summary>The questionnaire, with its exact wording.</summary>
    public required QuestionnaireDocument Questionnaire { get; init; }

    /// <summary>The wave's results, one table for each question and facet.</summary>
    public required IReadOnlyList<ComparisonTable> Tables { get; init; }

    /// <summary>
    /// Creates a comparison wave from the figures that a past wave published. Synthetic figures from the reconstruction of that wave are
    /// not used.
    /// </summary>
    /// <param name="wave">The published wave. Its percentages are of all respondents and include coded answers.</param>
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
    /// <param name="figures">
    /// The figures of the other window. Only figures with the same base and the same treatment of coded answers can be compared with them.
    /// </param>
    /// <param name="questionnaire">The questionnaire of the other window.</param>
    /// <exception cref="ArgumentException">The window is a reconstruction. The published wave has to be used instead.</exception>
    public static ComparisonWave Window(WindowFigures figures, QuestionnaireDocument questionnaire)
    {
        if (figures.Kind == WindowKind.Reconstruction)
            throw new ArgumentException("A reconstruction cannot be compared; use the published wave.", nameof(figures));
        return new()
        {
            Name = figures.Window,
            Title = TitleOf(figures.Kind, figures.Title),
            Called = "the comparison wave",
            Kind = figures.Kind,
            Of = figures.Of,
            BeforeCoding = figures.BeforeCoding,
            Questionnaire = questionnaire,
            Tables = [.. figures.Questions.Select(table => Table(table, figures.BeforeCoding))],
        };
    }

    /// <summary>Returns the title of a window as comparisons show it. The title of a demonstration ends in '(demonstration)'.</summary>
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
        Waiting = beforeCoding ? 0 : table.Waiting ?? 0,
        Rows =
        [
            .. table.Categories.Select(row => new ComparisonRow(row.Key, row.Label, row.Source, new PossibleCounts(row.Count, row.Count))),
            .. table.Nets.Select(net => new ComparisonRow(net.Key, net.Label, null, new PossibleCounts(net.Count, net.Count))),
        ],
    };
}
