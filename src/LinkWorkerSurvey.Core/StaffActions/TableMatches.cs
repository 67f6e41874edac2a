using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>What staff matched of one table of results with another wave.</summary>
/// <param name="Question">The code of the question.</param>
/// <param name="Facet">The facet; null when the question has only one.</param>
/// <param name="Offered">The keys there that there was to choose from: see <see cref="MatchKey"/>.</param>
/// <param name="Found">What was chosen; each key of <paramref name="Offered"/> at most once.</param>
public sealed record TableMatches(
    string Question, string? Facet, IReadOnlyCollection<string> Offered, IReadOnlyCollection<WordingMatch> Found);
