using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The results of one question, or of one facet of it, of the wave compared with.</summary>
public sealed record OtherTable
{
    /// <summary>The code of the question.</summary>
    public required string Code { get; init; }

    /// <summary>The facet; null when the question has only one.</summary>
    public string? Facet { get; init; }

    /// <summary>What staff matched of the question and its rows with other waves.</summary>
    public IReadOnlyList<SameAs> SameAs { get; init; } = [];

    /// <summary>The respondents that its rows are of.</summary>
    public required int Base { get; init; }

    /// <summary>The answers that wait to be coded, each of which may yet be counted in any row.</summary>
    public required int Waiting { get; init; }

    /// <summary>Its rows, nets among them.</summary>
    public required IReadOnlyList<OtherRow> Rows { get; init; }
}
