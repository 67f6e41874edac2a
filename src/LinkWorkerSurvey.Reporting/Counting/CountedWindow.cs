using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// A window with its counts, from one snapshot. Every view of the figures is calculated from them, without another query.
/// </summary>
/// <param name="Window">The window with its questionnaire, code frames, codes and nets.</param>
/// <param name="Counts">The counts of the window.</param>
public sealed record CountedWindow(SurveyWindow Window, WindowCounts Counts)
{
    /// <summary>Returns the figures of a view.</summary>
    public WindowFigures Figures(FigureView view) => FiguresCalculator.Calculate(Window, Counts, view);
}
