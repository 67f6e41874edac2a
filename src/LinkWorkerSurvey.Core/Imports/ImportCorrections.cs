using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A person's corrections of a proposal. Everything that is not mentioned stays as proposed.</summary>
public sealed record ImportCorrections
{
    /// <summary>By the code of a question: its kind, or null to leave it out.</summary>
    public IReadOnlyDictionary<string, QuestionKind?> Kinds { get; init; } = new Dictionary<string, QuestionKind?>();

    /// <summary>
    /// The places of the columns that are left out, from 0, besides those that are always: at first those that may say who answered.
    /// </summary>
    public required IReadOnlySet<int> LeftOut { get; init; }
}
