using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>A code of a code frame as an edition freezes it.</summary>
/// <param name="Question">The code of the question, such as <c>Q7</c>.</param>
/// <param name="Facet">The facet of the question; null if it has none.</param>
/// <param name="Net">The label of the net; null if the code is in none.</param>
/// <param name="Label">The label.</param>
/// <param name="Guide">The definition, when to use it and when not.</param>
public sealed record EditionCode(string Question, string? Facet, string? Net, string Label, CodeGuide Guide)
{
    /// <summary>Returns the codes in use of code frames.</summary>
    public static IReadOnlyList<EditionCode> Of(IEnumerable<CodeFrame> frames) =>
    [
        .. from frame in frames.OrderBy(frame => frame.Question, StringComparer.Ordinal).ThenBy(frame => frame.Id)
           let nets = frame.NetsInUse.ToDictionary(net => net.Id, net => net.Label)
           from code in frame.InUse
           select new EditionCode(
               frame.Question, frame.Facet, code.NetId is { } net ? nets.GetValueOrDefault(net) : null, code.Label, code.Guide),
    ];
}
