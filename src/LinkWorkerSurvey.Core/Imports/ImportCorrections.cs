using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A person's corrections of a proposal. Everything not mentioned stays as proposed.</summary>
public sealed record ImportCorrections
{
    /// <summary>The kind by the code of the question; null leaves the question out.</summary>
    public IReadOnlyDictionary<string, QuestionKind?> Kinds { get; init; } = new Dictionary<string, QuestionKind?>();

    /// <summary>
    /// The positions of the columns that are left out, from 0, besides those that always are. The proposal lists the columns that may say
    /// who answered.
    /// </summary>
    public required IReadOnlySet<int> LeftOut { get; init; }
}
