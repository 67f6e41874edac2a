using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The user's corrections of an import proposal. Decisions that are not corrected stay as proposed.</summary>
public sealed record ImportCorrections
{
    /// <summary>The corrected kinds by question code; null leaves the question out.</summary>
    public IReadOnlyDictionary<string, QuestionKind?> Kinds { get; init; } = new Dictionary<string, QuestionKind?>();

    /// <summary>
    /// The positions, from 0, of the columns to leave out. Columns that certainly contain identifying data are never imported, listed or
    /// not.
    /// </summary>
    public required IReadOnlySet<int> LeftOut { get; init; }
}
