using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The comparison wave's results of one question, or of one facet of it.</summary>
public sealed record ComparisonTable
{
    /// <summary>The code of the question.</summary>
    public required string Code { get; init; }

    /// <summary>The facet; null if the question has only one.</summary>
    public string? Facet { get; init; }

    /// <summary>
    /// The wording matches: the names of the question or its rows in waves that are compared with this one, if they differ.
    /// </summary>
    public IReadOnlyList<WordingMatch> WordingMatches { get; init; } = [];

    /// <summary>The base of its rows, in respondents.</summary>
    public required int Base { get; init; }

    /// <summary>The uncoded answers. Coding can still add each of them to any row.</summary>
    public required int Waiting { get; init; }

    /// <summary>The rows, nets included.</summary>
    public required IReadOnlyList<ComparisonRow> Rows { get; init; }
}
