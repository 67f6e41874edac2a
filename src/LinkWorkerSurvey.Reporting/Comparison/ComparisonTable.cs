using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The comparison wave's results for one question, or for one facet of a question.</summary>
public sealed record ComparisonTable
{
    /// <summary>The code of the question.</summary>
    public required string Code { get; init; }

    /// <summary>The facet; null if the question has only one.</summary>
    public string? Facet { get; init; }

    /// <summary>
    /// The wording matches that staff stored with this table: other wordings of the question or its rows in the waves compared with it.
    /// </summary>
    public IReadOnlyList<WordingMatch> WordingMatches { get; init; } = [];

    /// <summary>The base of the rows' percentages, in respondents.</summary>
    public required int Base { get; init; }

    /// <summary>The number of uncoded answers. Coding can still add each of these answers to any row.</summary>
    public required int Waiting { get; init; }

    /// <summary>The rows, nets included.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}
