using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What a results page shows.</summary>
/// <param name="Figures">The figures in it.</param>
/// <param name="Fragments">The parts of it that move by themselves: state, summary, questions.</param>
public sealed record ShownResults(WindowFigures Figures, IReadOnlyList<Fragment> Fragments);
