using LinkWorkerSurvey.Reporting.Comparison;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>What somebody chose of a <see cref="MatchChoice"/>.</summary>
public sealed class ChosenMatch
{
    /// <summary>The table's key.</summary>
    public string? Table { get; set; }

    /// <summary>The row's name, in one line; null for the question itself.</summary>
    public string? Row { get; set; }

    /// <summary>The name there, in one line; null for none.</summary>
    public string? There { get; set; }

    public bool IsOf(MatchChoice choice) => Table == choice.Table.Key && Row == RowOf(choice);

    /// <summary>The row's name as a form can send it, which writes line breaks in its own way; null for the question itself.</summary>
    public static string? RowOf(MatchChoice choice) => choice.Row is null ? null : Wording.InOneLine(choice.Row);
}
