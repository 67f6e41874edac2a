using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// A window and what was counted in it at the same moment. Every view of its figures follows from these without another look at the
/// answers.
/// </summary>
/// <param name="Window">The window with its questionnaire, code frames, codes and nets.</param>
/// <param name="Counts">What was counted.</param>
public sealed record CountedWindow(SurveyWindow Window, WindowCounts Counts)
{
    /// <summary>The figures asked for.</summary>
    public WindowFigures Figures(FigureView view) => Tally.Figures(Window, Counts, view);
}
