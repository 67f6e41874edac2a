using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// The user's corrections of an import proposal. A question without a corrected kind keeps its proposed kind. The columns to leave out
/// replace the proposed ones as a whole.
/// </summary>
public sealed record ImportCorrections
{
    /// <summary>The corrected kinds by question code. The value null leaves the question out.</summary>
    public IReadOnlyDictionary<string, QuestionKind?> Kinds { get; init; } = new Dictionary<string, QuestionKind?>();

    /// <summary>
    /// The positions, from 0, of the columns to leave out. Columns with <see cref="ImportColumn.IsIdentity"/> are never imported, whether
    /// they are listed here or not.
    /// </summary>
    public required IReadOnlySet<int> LeftOut { get; init; }
}
