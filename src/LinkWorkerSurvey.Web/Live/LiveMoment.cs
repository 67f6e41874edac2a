using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What somebody has chosen to see as it stands at one moment: all that is taken from it belongs together.</summary>
public sealed class LiveMoment
{
    private readonly ComparableWave? wave;

    internal LiveMoment(
        KnownResults known,
        ComparableWave? wave,
        KnownResults? beside,
        ResultsChoices choices
    ) => (Known, this.wave, Beside, Choices) = (known, wave, beside, choices);

    /// <summary>What was chosen.</summary>
    public ResultsChoices Choices { get; }

    /// <summary>What is known of the window.</summary>
    internal KnownResults Known { get; }

    /// <summary>What is known of the other window it is compared with; null when it is with none.</summary>
    internal KnownResults? Beside { get; }

    /// <summary>Tells it from every other moment at which something else was known.</summary>
    public string Version => Beside is null ? Known.Version : $"{Known.Version}-{Beside.Version}";

    /// <summary>The window as it was counted.</summary>
    public SurveyWindow Window => Known.Counted.Window;

    /// <summary>How the window's links are used.</summary>
    public WindowActivity Activity => Known.Activity;

    /// <summary>The window's figures.</summary>
    public WindowFigures Figures()
    {
        // What comes in moves no figure but how much was received, and is looked at more often than is counted.
        var figures = AsCounted();
        return figures with { Received = Math.Max(figures.Received, Known.Activity.Received) };
    }

    /// <summary>What of its figures staff can match with those of the wave beside them, or have; nothing where there is none.</summary>
    public IReadOnlyList<MatchChoice> MatchChoices() => wave?.Choices(Known.Counted, Beside?.Counted) ?? [];

    /// <summary>The window's figures, with no form in them that came in since they were counted.</summary>
    internal WindowFigures AsCounted() =>
        wave is null ? Known.Counted.Figures(Choices.View) : wave.Beside(Known.Counted, Beside?.Counted, Choices.View);
}
