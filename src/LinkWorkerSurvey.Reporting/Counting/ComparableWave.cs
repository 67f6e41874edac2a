using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>A wave that a window can be compared with: one of the two.</summary>
/// <param name="Published">The wave that was published, whose figures are known.</param>
/// <param name="Window">A window, whose figures are to be counted.</param>
public sealed record ComparableWave(OtherWave? Published, SurveyWindow? Window)
{
    /// <summary>A window's figures beside this wave's.</summary>
    /// <param name="counted">The window as it was counted.</param>
    /// <param name="other">What was counted of <see cref="Window"/>; null for a published wave.</param>
    /// <param name="view">Which figures of both windows; those of a published wave are of one view only.</param>
    public WindowFigures Beside(CountedWindow counted, CountedWindow? other, FigureView view) =>
        counted.Figures(view).ComparedWith(counted.Window.Questionnaire.Document, Figures(other, view));

    /// <summary>What of a window's figures staff can match with this wave's, or have.</summary>
    /// <param name="counted">The window as it was counted.</param>
    /// <param name="other">What was counted of <see cref="Window"/>; null for a published wave.</param>
    public IReadOnlyList<MatchChoice> Choices(CountedWindow counted, CountedWindow? other) =>
        WaveComparison.Choices(counted.Figures(new()), counted.Window.Questionnaire.Document, Figures(other, new()));

    private OtherWave Figures(CountedWindow? other, FigureView view) =>
        Published ?? OtherWave.Window(other!.Figures(view), Window!.Questionnaire.Document);
}
