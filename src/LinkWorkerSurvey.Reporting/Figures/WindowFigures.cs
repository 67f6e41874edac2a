using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// All the figures of a window at one revision. Page, JSON, CSV and report show this one record, so they cannot disagree.
/// </summary>
public sealed record WindowFigures
{
    /// <summary>The window's name.</summary>
    public required string Window { get; init; }

    /// <summary>The window's title.</summary>
    public required string Title { get; init; }

    /// <summary>Where its answers come from.</summary>
    public required WindowKind Kind { get; init; }

    /// <summary>What must be said before any figure of it is read; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What of it is made up, in words; empty when nothing is.</summary>
    public required IReadOnlyList<string> Synthetic { get; init; }

    /// <summary>Grows whenever the figures may have changed.</summary>
    public required int Revision { get; init; }

    /// <summary>
    /// The forms accepted, each once, whatever became of them since; of an imported window all responses. After the final release, what is
    /// more than <see cref="Released"/> was withdrawn or left out.
    /// </summary>
    public required int Received { get; init; }

    /// <summary>The responses that are in the results.</summary>
    public required int Released { get; init; }

    /// <summary>
    /// How many people could have answered; null where that is not known. Intervals take it into account unless more have answered.
    /// </summary>
    public int? Population { get; init; }

    /// <summary>What the percentages are of.</summary>
    public required PercentageBase Of { get; init; }

    /// <summary>In which order rows stand.</summary>
    public required RowOrder Order { get; init; }

    /// <summary>Whether only what respondents ticked themselves is counted.</summary>
    public required bool BeforeCoding { get; init; }

    /// <summary>What must be said beside intervals.</summary>
    public string IntervalNote => IntervalCaution.Of(Of, Population, Released);

    /// <summary>The results, one for each question and facet, in the order of the questionnaire.</summary>
    public required IReadOnlyList<FacetFigures> Questions { get; init; }

    /// <summary>The wave they are compared with; null when with none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WindowComparison? Comparison { get; init; }

    /// <summary>The table of that <see cref="FacetFigures.Key"/>; null when there is none.</summary>
    public FacetFigures? Table(string key) => Questions.FirstOrDefault(table => table.Key == key);
}
