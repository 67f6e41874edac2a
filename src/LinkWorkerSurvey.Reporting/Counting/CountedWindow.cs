using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// A survey window with its counts, read from one database snapshot. The figures of every view are calculated from these counts without
/// another query.
/// </summary>
/// <param name="Window">The window with its questionnaire, code frames, codes and nets.</param>
/// <param name="Counts">The counts of the window.</param>
public sealed record CountedWindow(SurveyWindow Window, WindowCounts Counts)
{
    /// <summary>Returns the window's figures with the base, row order and treatment of coded answers of a view.</summary>
    public WindowFigures Figures(FigureView view) => FiguresCalculator.Calculate(Window, Counts, view);
}
