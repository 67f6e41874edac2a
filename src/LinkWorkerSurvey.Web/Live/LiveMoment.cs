using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Pages.Results;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What somebody has chosen to see as it stands at one moment: all that is taken from it belongs together.</summary>
public sealed class LiveMoment
{
    private readonly KnownResults known;
    private readonly ComparableWave? wave;
    private readonly KnownResults? beside;
    private readonly ResultsChoices choices;
    private readonly ResultsFragments fragments;

    internal LiveMoment(
        KnownResults known,
        ComparableWave? wave,
        KnownResults? beside,
        ResultsChoices choices,
        ResultsFragments fragments
    ) => (this.known, this.wave, this.beside, this.choices, this.fragments) = (known, wave, beside, choices, fragments);

    /// <summary>Tells it from every other moment at which something else was known.</summary>
    public string Version => beside is null ? known.Version : $"{known.Version}-{beside.Version}";

    /// <summary>The window as it was counted.</summary>
    public SurveyWindow Window => known.Counted.Window;

    /// <summary>How the window's links are used.</summary>
    public WindowActivity Activity => known.Activity;

    /// <summary>The window's figures.</summary>
    public WindowFigures Figures()
    {
        // What comes in moves no figure but how much was received, and is looked at more often than is counted.
        var figures = AsCounted();
        return figures with { Received = Math.Max(figures.Received, known.Activity.Received) };
    }

    /// <summary>The parts of the page.</summary>
    public Task<IReadOnlyList<Fragment>> FragmentsAsync() => fragments.AllAsync(known, beside?.Counted, choices, AsCounted);

    /// <summary>What of its figures staff can match with those of the wave beside them, or have; nothing where there is none.</summary>
    public IReadOnlyList<MatchChoice> MatchChoices() => wave?.Choices(known.Counted, beside?.Counted) ?? [];

    private WindowFigures AsCounted() =>
        wave is null ? known.Counted.Figures(choices.View) : wave.Beside(known.Counted, beside?.Counted, choices.View);
}
