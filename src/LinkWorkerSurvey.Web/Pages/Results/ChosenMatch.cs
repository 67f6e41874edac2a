using LinkWorkerSurvey.Reporting.Comparison;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The choice made for a <see cref="MatchChoice"/>.</summary>
public sealed class ChosenMatch
{
    /// <summary>The key of the table.</summary>
    public string? Table { get; set; }

    /// <summary>The row's key; null for the question itself.</summary>
    public string? Row { get; set; }

    /// <summary>The key there; null for none.</summary>
    public string? There { get; set; }

    public bool IsOf(MatchChoice choice) => Table == choice.Table.Key && Row == choice.Row?.Key;
}
