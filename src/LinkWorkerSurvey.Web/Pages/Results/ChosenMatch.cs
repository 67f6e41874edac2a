using LinkWorkerSurvey.Reporting.Comparison;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The user's choice for one <see cref="MatchChoice"/>, as posted by the form.</summary>
public sealed class ChosenMatch
{
    /// <summary>The key of the table of results: of a question, or of one facet of a question.</summary>
    public string? Table { get; set; }

    /// <summary>The key of the row in that table; null if the choice is for the question itself.</summary>
    public string? Row { get; set; }

    /// <summary>The key of the chosen row or question of the comparison wave; null for none.</summary>
    public string? There { get; set; }

    public bool IsOf(MatchChoice choice) => Table == choice.Table.Key && Row == choice.Row?.Key;
}
