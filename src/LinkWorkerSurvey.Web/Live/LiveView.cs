using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>
/// A reader's view of the results of a survey window, optionally compared with another wave. It follows the changes of both.
/// </summary>
public sealed class LiveView
{
    private readonly WindowResultsCache live;
    private readonly ComparableWave? wave;
    private readonly WindowResultsCache? beside;
    private readonly ResultsChoices choices;

    internal LiveView(
        SurveyWindow window,
        WindowResultsCache live,
        ComparableWave? wave,
        WindowResultsCache? beside,
        ResultsChoices choices
    ) => (Title, Kind, this.live, this.wave, this.beside, this.choices) = (window.Title, window.Kind, live, wave, beside, choices);

    /// <summary>
    /// The window's title for staff. The view keeps its title and kind but not the window, because every open page would hold a copy of
    /// all questions.
    /// </summary>
    public string Title { get; }

    /// <summary>The source of the window's answers.</summary>
    public WindowKind Kind { get; }

    /// <summary>Whether the answers of the viewed window, and of the compared window if there is one, have been counted.</summary>
    public bool IsCounted => live.IsKnown && beside is null or { IsKnown: true };

    /// <summary>A task that completes at the next change of the results of either window.</summary>
    public Task Next => beside is null ? live.Next : Task.WhenAny(live.Next, beside.Next);

    /// <summary>The current snapshot of the results.</summary>
    /// <exception cref="KeyNotFoundException">A window of the view has no figures yet, or was deleted.</exception>
    public ResultsViewSnapshot Now => new(Of(live), wave, beside is null ? null : Of(beside), choices);

    private static ResultsSnapshot Of(WindowResultsCache live) =>
        live.GetCurrent() ?? throw new KeyNotFoundException("This window is no longer there, or not counted yet.");
}
