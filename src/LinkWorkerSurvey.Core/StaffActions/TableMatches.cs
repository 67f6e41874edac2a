using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>The matches that staff chose for one table of results, with the questions and rows of another wave.</summary>
/// <param name="Question">The code of the question.</param>
/// <param name="Facet">The facet; null if the question has only one.</param>
/// <param name="Offered">The keys of the other wave that staff could choose from: see <see cref="MatchKey"/>.</param>
/// <param name="Found">The chosen matches. Each key of <paramref name="Offered"/> occurs at most once.</param>
public sealed record TableMatches(
    string Question, string? Facet, IReadOnlyCollection<string> Offered, IReadOnlyCollection<WordingMatch> Found);
