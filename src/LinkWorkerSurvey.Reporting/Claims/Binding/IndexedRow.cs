using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>A row or net of the figures, with the stems of its label and what each of them tells.</summary>
internal sealed class IndexedRow
{
    public required int Table { get; init; }

    public required FacetFigures Figures { get; init; }

    public required string Label { get; init; }

    public required Share Share { get; init; }

    public required RowComparison? Comparison { get; init; }

    /// <summary>Its share in the comparison wave; several if different counts may be meant, none if it has no figure there.</summary>
    public required IReadOnlyList<Share> Others { get; init; }

    /// <summary>Whether only the comparison wave has the row, so that it has no share in this one.</summary>
    public bool IsOnlyThere { get; init; }

    public required bool IsNet { get; init; }

    public required bool IsOption { get; init; }

    /// <summary>Whether the row is 'Other' or says nothing of the question; such a row has no place in an order.</summary>
    public required bool IsOther { get; init; }

    /// <summary>The stems of the label in its order, each part of a label that lists several things by itself.</summary>
    public required IReadOnlyList<string[]> Parts { get; init; }

    /// <summary>How much each stem tells about the row, 0 to 1: a word that most rows of the table have tells little.</summary>
    public Dictionary<string, double> Weights { get; } = [];

    /// <summary>The stems that the title or the question has too; by themselves they tell less.</summary>
    public HashSet<string> InQuestion { get; } = [];

    /// <summary>The sum of the weights.</summary>
    public double Total { get; set; }

    /// <summary>Whether the label has hardly a word that says anything by itself.</summary>
    public bool IsOfSmallWords { get; set; }

    /// <summary>The words that follow each other in the label, of which one at least is small.</summary>
    public required IReadOnlyList<(string, string)> Runs { get; init; }

    /// <summary>The stems that follow each other in the label.</summary>
    public HashSet<(string, string)> Pairs { get; } = [];
}
