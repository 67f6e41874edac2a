using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The comparison wave's results for one question, or for one facet (dimension) of a question.</summary>
public sealed record ComparisonTable
{
    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// The facet of the question that the table shows, coded with a code frame of its own; null if the question has no facets.
    /// </summary>
    public string? Facet { get; init; }

    /// <summary>
    /// The wording matches that staff stored with this table: other wordings of the question or its rows in the waves compared with it.
    /// </summary>
    public IReadOnlyList<WordingMatch> WordingMatches { get; init; } = [];

    /// <summary>The base of the rows' percentages, in respondents.</summary>
    public required int Base { get; init; }

    /// <summary>
    /// The number of texts that are not coded yet. Coding can still add each of them to any row. 0 if the wave's figures include no coded
    /// answers.
    /// </summary>
    public required int Waiting { get; init; }

    /// <summary>The rows, nets included.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}
