using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>A wave that a window can be compared with: one of the two.</summary>
/// <param name="Published">The wave that was published, whose figures are known.</param>
/// <param name="Window">A window, whose figures are to be counted.</param>
public sealed record ComparableWave(OtherWave? Published, SurveyWindow? Window);
