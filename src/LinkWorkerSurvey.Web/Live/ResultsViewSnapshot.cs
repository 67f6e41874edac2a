using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>A snapshot of a view of the results. All values taken from it are consistent with each other.</summary>
public sealed class ResultsViewSnapshot
{
    private readonly ComparableWave? wave;

    internal ResultsViewSnapshot(
        ResultsSnapshot known,
        ComparableWave? wave,
        ResultsSnapshot? beside,
        ResultsChoices choices
    ) => (Known, this.wave, Beside, Choices) = (known, wave, beside, choices);

    /// <summary>The reader's choices.</summary>
    public ResultsChoices Choices { get; }

    /// <summary>The snapshot of the window.</summary>
    internal ResultsSnapshot Known { get; }

    /// <summary>The snapshot of the window it is compared with; null without a comparison.</summary>
    internal ResultsSnapshot? Beside { get; }

    /// <summary>The version of the snapshot, different whenever its content is.</summary>
    public string Version => Beside is null ? Known.Version : $"{Known.Version}-{Beside.Version}";

    /// <summary>The window as it was when it was counted.</summary>
    public SurveyWindow Window => Known.Counted.Window;

    /// <summary>The uses of the window's links.</summary>
    public WindowActivity Activity => Known.Activity;

    /// <summary>Returns the figures of the window, with the latest number of forms received.</summary>
    public WindowFigures Figures()
    {
        // The activity is refreshed more often than the figures are counted, and changes only the number of forms received.
        var figures = AsCounted();
        return figures with { Received = Math.Max(figures.Received, Known.Activity.Received) };
    }

    /// <summary>
    /// Returns the rows that staff can match, or have matched, with those of the compared wave; empty without a comparison.
    /// </summary>
    public IReadOnlyList<MatchChoice> MatchChoices() => wave?.Choices(Known.Counted, Beside?.Counted) ?? [];

    /// <summary>Returns the figures as counted, without forms received since.</summary>
    internal WindowFigures AsCounted() =>
        wave is null ? Known.Counted.Figures(Choices.View) : wave.Beside(Known.Counted, Beside?.Counted, Choices.View);
}
