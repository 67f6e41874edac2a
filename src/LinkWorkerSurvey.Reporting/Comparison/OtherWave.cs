using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>A wave that a window's figures are compared with: one that was published, or another window.</summary>
public sealed record OtherWave
{
    /// <summary>How addresses and commands name it: the published wave's name, or the window's.</summary>
    public required string Name { get; init; }

    /// <summary>What readers call it.</summary>
    public required string Title { get; init; }

    /// <summary>How a short sentence names it: <c>2019</c>.</summary>
    public required string Called { get; init; }

    /// <summary>Where its answers come from; null for a published wave, of which only the figures are known.</summary>
    public WindowKind? Kind { get; init; }

    /// <summary>What its percentages are of.</summary>
    public required PercentageBase Of { get; init; }

    /// <summary>Whether only what respondents ticked themselves is counted in it.</summary>
    public required bool BeforeCoding { get; init; }

    /// <summary>What was asked, word by word.</summary>
    public required QuestionnaireDocument Questionnaire { get; init; }

    /// <summary>Its results, one for each question and facet.</summary>
    public required IReadOnlyList<OtherTable> Tables { get; init; }

    /// <summary>The figures that a wave published, and no other: what its reconstruction made up around them is not looked at.</summary>
    /// <param name="wave">The wave. Its figures are of all its respondents, after coding.</param>
    /// <param name="questionnaire">What was asked in it.</param>
    public static OtherWave Published(Wave wave, QuestionnaireDocument questionnaire) => new()
    {
        Name = wave.Name,
        Title = $"{wave.Name}, published",
        Called = wave.Name,
        Of = PercentageBase.All,
        BeforeCoding = false,
        Questionnaire = questionnaire,
        Tables = [.. wave.Facets.Select(facet => Table(wave, facet, questionnaire))],
    };

    /// <summary>The figures of another window.</summary>
    /// <param name="figures">They are compared with figures of the same view only.</param>
    /// <param name="questionnaire">What was asked in it.</param>
    /// <exception cref="ArgumentException">The window is a reconstruction: the published wave stands in for it.</exception>
    public static OtherWave Window(WindowFigures figures, QuestionnaireDocument questionnaire)
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

    /// <summary>What readers call a window that others are compared with.</summary>
    internal static string TitleOf(WindowKind kind, string title) => kind == WindowKind.Demonstration ? $"{title} (demonstration)" : title;

    private static OtherTable Table(Wave wave, WaveFacet facet, QuestionnaireDocument questionnaire) =>
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
                select new OtherRow(
                    source == CategorySource.Option ? MatchKey.Of(questionnaire, row.Key) : MatchKey.OfPublished(wave.Name, row.Key),
                    row.Label,
                    source,
                    row.Published is { } figure ? new PossibleCounts(figure.Low, figure.High) : null),
                .. questionnaire.Question(facet.Question).Other is { } other
                    ? [new OtherRow(MatchKey.Of(questionnaire, other.Key), other.Label, CategorySource.Other, null)]
                    : Array.Empty<OtherRow>(),
            ],
        };

    private static OtherTable Table(FacetFigures table, bool beforeCoding) => new()
    {
        Code = table.Code,
        Facet = table.Facet,
        SameAs = table.SameAs,
        Base = table.Base,
        Waiting = beforeCoding ? 0 : table.Waiting,
        Rows =
        [
            .. table.Categories.Select(row => new OtherRow(row.Key, row.Label, row.Source, new PossibleCounts(row.Count, row.Count))),
            .. table.Nets.Select(net => new OtherRow(net.Key, net.Label, null, new PossibleCounts(net.Count, net.Count))),
        ],
    };
}
