using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// A wave that a survey window can be compared with: a published wave or another window. Exactly one of the two parameters is set.
/// </summary>
/// <param name="Published">The published wave with its figures; null for another window.</param>
/// <param name="Window">The other window, whose answers are not counted yet; null for a published wave.</param>
public sealed record ComparableWave(ComparisonWave? Published, SurveyWindow? Window)
{
    /// <summary>Returns a window's figures compared with this wave.</summary>
    /// <param name="counted">The window with its counts.</param>
    /// <param name="other">The counts of <see cref="Window"/>; null for a published wave.</param>
    /// <param name="view">
    /// The view of the figures of both windows. A published wave has figures of one view only: percentages of all respondents, after
    /// coding.
    /// </param>
    public WindowFigures Beside(CountedWindow counted, CountedWindow? other, FigureView view) =>
        counted.Figures(view).ComparedWith(counted.Window.Questionnaire.Document, Figures(other, view));

    /// <summary>Returns the questions and rows that staff can match with this wave, including those that are matched already.</summary>
    /// <param name="counted">The window with its counts.</param>
    /// <param name="other">The counts of <see cref="Window"/>; null for a published wave.</param>
    public IReadOnlyList<MatchChoice> Choices(CountedWindow counted, CountedWindow? other) =>
        WaveComparison.Choices(counted.Figures(new()), counted.Window.Questionnaire.Document, Figures(other, new()));

    private ComparisonWave Figures(CountedWindow? other, FigureView view) =>
        Published ?? ComparisonWave.Window(other!.Figures(view), Window!.Questionnaire.Document);
}
