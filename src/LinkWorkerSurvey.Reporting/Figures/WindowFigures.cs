using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// The figures of a survey window at one revision. Page, JSON, CSV and report are written from this record, so they always agree.
/// </summary>
public sealed record WindowFigures
{
    /// <summary>The slug of the window.</summary>
    public required string Window { get; init; }

    /// <summary>The title of the window.</summary>
    public required string Title { get; init; }

    /// <summary>The source of the window's answers.</summary>
    public required WindowKind Kind { get; init; }

    /// <summary>The note that readers must see before any figure; null if none is needed.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// The parts of a reconstruction's figures that are synthetic, one sentence each; empty in other windows. In a demonstration,
    /// <see cref="Note"/> says that some answers are synthetic.
    /// </summary>
    public required IReadOnlyList<string> Synthetic { get; init; }

    /// <summary>The revision number, which increases whenever the figures may have changed.</summary>
    public required int Revision { get; init; }

    /// <summary>
    /// The number of accepted forms, including those that were later withdrawn or that staff left out of the results; in an imported
    /// window, the number of responses. After the final release, the excess over <see cref="Released"/> was withdrawn or left out.
    /// </summary>
    public required int Received { get; init; }

    /// <summary>The number of responses in the results.</summary>
    public required int Released { get; init; }

    /// <summary>Whether responses are still being added to the results: the window has not had its final release.</summary>
    public bool Interim { get; init; }

    /// <summary>
    /// The number of people recorded as eligible; null if unknown. Intervals take it into account only if each of these people was invited
    /// by a personal link: <see cref="IntervalNote"/> says whether they do.
    /// </summary>
    public int? Population { get; init; }

    /// <summary>
    /// The number of eligible people that confidence intervals apply as a finite population correction; null if they apply none.
    /// </summary>
    [NotInFiles]
    public int? InvitedPopulation { get; init; }

    /// <summary>The responses in the results as a part of the eligible people; null if their number is unknown.</summary>
    public Participation? Participation { get; init; }

    /// <summary>The base of the percentages.</summary>
    public required PercentageBase Of { get; init; }

    /// <summary>The order of the rows.</summary>
    public required RowOrder Order { get; init; }

    /// <summary>Whether only ticked options count, as before coding.</summary>
    public required bool BeforeCoding { get; init; }

    /// <summary>The note that is shown beside confidence intervals. It says under which assumption they hold.</summary>
    public string IntervalNote => ConfidenceIntervalNote.Of(this);

    /// <summary>The results, one table for each question and facet, in the order of the questionnaire.</summary>
    public required IReadOnlyList<FacetFigures> Questions { get; init; }

    /// <summary>The comparison wave; null without a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WindowComparison? Comparison { get; init; }

    /// <summary>Returns the table with the given <see cref="FacetFigures.Key"/>; null if there is none.</summary>
    public FacetFigures? Table(string key) => Questions.FirstOrDefault(table => table.Key == key);
}
