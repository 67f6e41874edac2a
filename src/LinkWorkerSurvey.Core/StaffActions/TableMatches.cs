using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// The wording matches that staff chose for one table of a survey window's results. Each match relates the table's question, or one of its
/// rows, to a question or row of another wave.
/// </summary>
/// <param name="Question">The code of the question that the table shows.</param>
/// <param name="Facet">The facet (dimension) of the question that the table shows; null if the question has no facets.</param>
/// <param name="Offered">
/// The keys of the other wave's questions and rows that staff could choose from: see <see cref="MatchKey"/>.
/// </param>
/// <param name="Found">The chosen matches. Each key of <paramref name="Offered"/> occurs at most once.</param>
public sealed record TableMatches(
    string Question, string? Facet, IReadOnlyCollection<string> Offered, IReadOnlyCollection<WordingMatch> Found);
